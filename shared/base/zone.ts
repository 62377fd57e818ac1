import { tzOffset } from '@date-fns/tz'
import type { Day } from './calendar.ts'
import type { Instant } from './model.ts'

/** Reads and writes local times of one IANA time zone; built once per zone because finding an offset is slow. */
export interface Zone {
  readonly name: string
  /** Seconds to add to UTC to get local time at this instant. */
  readonly offsetAt: (at: Instant) => number
  /** The instant of a local wall-clock time given as seconds since 1970-01-01T00:00 local; `null` when clocks jumped over it. */
  readonly instantOfLocal: (localSeconds: number) => Instant | null
  /** The local calendar day of an instant. */
  readonly dayOf: (at: Instant) => Day
  /** The instant at which a local day begins. */
  readonly startOfDay: (day: Day) => Instant
}

/** True when the runtime knows this IANA time zone name (`Europe/Berlin`, `UTC`). */
export function isTimeZone(name: string): boolean {
  return name.length > 0 && !Number.isNaN(tzOffset(name, new Date(0)))
}

/**
 * A reader of local times for one time zone. Offsets are looked up once per quarter of an hour and kept. A local time that occurs twice
 * (clocks go back) is read as its first occurrence.
 */
export function makeZone(name: string): Zone {
  const known = new Map<number, number>()
  const offsetAt = (at: Instant): number => {
    const slot = Math.floor(at / 900)
    let offset = known.get(slot)
    if (offset === undefined) {
      offset = tzOffset(name, new Date(slot * 900_000)) * 60
      known.set(slot, offset)
    }
    return offset
  }
  const instantOfLocal = (local: number): Instant | null => {
    const early = local - offsetAt(local - 86_400)
    if (early + offsetAt(early) === local) return early
    const late = local - offsetAt(local + 86_400)
    if (late + offsetAt(late) === local) return late
    return null
  }
  const startOfDay = (day: Day): Instant => {
    for (let local = day * 86_400; ; local += 900) {
      const at = instantOfLocal(local)
      if (at !== null) return at
    }
  }
  return { name, offsetAt, instantOfLocal, dayOf: (at) => Math.floor((at + offsetAt(at)) / 86_400), startOfDay }
}
