import { makeChance } from './chance.ts'
import { indexContact } from './leaving.ts'
import type { Company, Contact, Frame } from './world.ts'

const goldenRatio = (Math.sqrt(5) - 1) / 2

/**
 * How much hazard each customer bears before it leaves: exponential with mean 1, as independent draws would be for any one customer, but spread evenly
 * over alike customers (same plan, same arm, ordered by the hazard that they meet) by a Weyl sequence with a random start per group. One company then shows the world's ratio
 * with less luck of the draw, without changing what is true on average.
 */
export function spreadPatience(
  frame: Frame,
  lives: readonly { company: Company; contacts: readonly Contact[] }[],
): number[] {
  const groups = new Map<string, { place: number; order: number }[]>()
  lives.forEach(({ company, contacts }, place) => {
    const index = indexContact(frame, contacts)
    const key = `${company.plan}/${index?.arm ?? 'none'}`
    const order = company.monthlyHazard * (frame.end - Math.max(company.paidFrom, frame.from))
    groups.set(key, [...(groups.get(key) ?? []), { place, order }])
  })
  const patience = new Array<number>(lives.length).fill(0)
  for (const [key, members] of groups) {
    const start = makeChance(frame.seed, 'patience', key).next()
    members.sort((a, b) => a.order - b.order || a.place - b.place)
    members.forEach(({ place }, n) => {
      patience[place] = -Math.log(1 - ((start + n * goldenRatio) % 1))
    })
  }
  return patience
}
