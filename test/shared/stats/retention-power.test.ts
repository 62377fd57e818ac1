import { describe, expect, it } from 'vitest'
import {
  eventsNeeded,
  powerOfEvents,
  retentionPower,
  retentionSampleSize,
} from '../../../shared/stats/retention-power.ts'

describe('retentionPower and retentionSampleSize', () => {
  it('equal the examples of R power.prop.test', () => {
    expect(retentionPower({ control: 0.5, treated: 0.75 }, 50)).toBeCloseTo(0.7401659, 7)
    expect(retentionSampleSize({ control: 0.5, treated: 0.75 }, 0.9)).toBe(77)
  })
  it('undo each other', () => {
    const design = { control: 0.82, treated: 0.79 }
    const n = retentionSampleSize(design, 0.8)
    expect(retentionPower(design, n)).toBeGreaterThanOrEqual(0.8)
    expect(retentionPower(design, n - 1)).toBeLessThan(0.8)
  })
  it('need infinitely many customers for no difference', () =>
    expect(retentionSampleSize({ control: 0.8, treated: 0.8 })).toBe(Number.POSITIVE_INFINITY))
})

describe('eventsNeeded and powerOfEvents', () => {
  it('give the 66 events that show a hazard ratio of 2, and undo each other', () => {
    expect(eventsNeeded({ hazardRatio: 2 })).toBe(66)
    expect(eventsNeeded({ hazardRatio: 0.5 })).toBe(66)
    expect(powerOfEvents({ hazardRatio: 2 }, 66)).toBeCloseTo(0.8039, 4)
    expect(eventsNeeded({ hazardRatio: 1.5, share: 0.2 })).toBe(299)
  })
})
