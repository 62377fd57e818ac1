import { type Day, dateOfDay, dayNumber } from '../base/calendar.ts'
import type { Instant } from '../base/model.ts'

/**
 * Seconds that Berlin's clocks are ahead of UTC: 7200 from the last Sunday of March to the last Sunday of October at 01:00 UTC,
 * else 3600. By rule and not by the runtime's zone tables, because the invented company writes some hundred thousand times.
 */
export function berlinOffset(at: Instant): number {
  const year = Number(dateOfDay(Math.floor(at / 86_400)).slice(0, 4))
  return at >= changeOver(year, 3) && at < changeOver(year, 10) ? 7200 : 3600
}

const changes = new Map<number, Instant>()

function changeOver(year: number, month: 3 | 10): Instant {
  const key = year * 100 + month
  let at = changes.get(key)
  if (at === undefined) {
    const last = dayNumber(year, month, 31)
    // 1970-01-01 was a Thursday, so day numbers that leave 3 when divided by 7 are Sundays.
    at = (last - ((last + 4) % 7)) * 86_400 + 3600
    changes.set(key, at)
  }
  return at
}

/** The instant at which a wall clock in Berlin shows these seconds after midnight; an hour that does not exist is read as one later. */
export function berlinInstant(day: Day, secondsAfterMidnight: number): Instant {
  const local = day * 86_400 + secondsAfterMidnight
  const summer = local - 7200
  return berlinOffset(summer) === 7200 ? summer : local - 3600
}

/** The calendar day in Berlin. */
export function berlinDay(at: Instant): Day {
  return Math.floor((at + berlinOffset(at)) / 86_400)
}

/** `2026-09-30 14:05:09` on Berlin's clocks. */
export function berlinTime(at: Instant): string {
  return clockText(at + berlinOffset(at))
}

/** `2026-09-30 12:05:09` in UTC. */
export function utcTime(at: Instant): string {
  return clockText(at)
}

const dates = new Map<Day, string>()

function clockText(local: number): string {
  const day = Math.floor(local / 86_400)
  let date = dates.get(day)
  if (date === undefined) {
    date = dateOfDay(day)
    dates.set(day, date)
  }
  const seconds = local - day * 86_400
  return `${date} ${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
}

function pad(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}
