import { beforeAll, describe, expect, it } from 'vitest'
import { makeLives } from '../../../shared/sample/lives.ts'
import { frameOf, makeCompanies } from '../../../shared/sample/people.ts'
import { compareArms } from '../../../shared/sample/truth.ts'

const seeds = [1, 2, 3, 4]

function meanRatios(hazardRatio: number): { crude: number; stratified: number } {
  let crude = 0
  let stratified = 0
  for (const seed of seeds) {
    const frame = frameOf({ customers: 8000, months: 18, seed, hazardRatio, through: '2026-09-30' })
    const lives = makeLives(frame, makeCompanies(frame))
    const ratios = compareArms(frame, lives)
    crude += Math.log(ratios.crudeRateRatio ?? Number.NaN) / seeds.length
    stratified += Math.log(ratios.stratifiedRateRatio ?? Number.NaN) / seeds.length
  }
  return { crude: Math.exp(crude), stratified: Math.exp(stratified) }
}

// Four worlds of 8000 customers: the standard error of the mean log ratio is about 0.05.
describe('the invented world', () => {
  let effect: { crude: number; stratified: number }
  let nothing: { crude: number; stratified: number }
  beforeAll(() => {
    effect = meanRatios(1.8)
    nothing = meanRatios(1)
  })

  it('gives the built-in ratio back to a comparison within plan and contacts before', () => {
    expect(effect.stratified).toBeGreaterThan(1.63)
    expect(effect.stratified).toBeLessThan(1.98)
  })

  it('gives no ratio back where none was built in', () => {
    expect(nothing.stratified).toBeGreaterThan(0.9)
    expect(nothing.stratified).toBeLessThan(1.11)
  })

  it('misleads a crude comparison downward, with an effect and without', () => {
    expect(effect.crude).toBeLessThan(effect.stratified * 0.92)
    expect(nothing.crude).toBeLessThan(0.92)
  })

  it.each([1, 2, 3, 4, 5, 6])(
    'shows the effect in one company of the usual size when there is one, and only then (seed %i)',
    (seed) => {
      const score = (hazardRatio: number) => {
        const frame = frameOf({ customers: 2000, months: 18, seed, hazardRatio, through: '2026-09-30' })
        const lives = makeLives(frame, makeCompanies(frame))
        const events = (arm: string) =>
          lives.filter((l) => l.index?.arm === arm && l.leftAt !== null && l.leftAt > l.index.zeroAt).length
        const se = Math.sqrt(1 / events('AI poor') + 1 / events('AI strong'))
        return Math.log(compareArms(frame, lives).stratifiedRateRatio ?? Number.NaN) / se
      }
      expect(score(1.8)).toBeGreaterThan(2.5)
      expect(Math.abs(score(1))).toBeLessThan(1.5)
    },
  )
})
