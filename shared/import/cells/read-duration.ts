import { type DecimalMark, type NumberFault, readNumber } from './read-number.ts'

/** The unit that bare numbers of a duration column are in. */
export type DurationUnit = 'seconds' | 'minutes' | 'hours'

const inSeconds: Record<DurationUnit, number> = { seconds: 1, minutes: 60, hours: 3600 }
const clock = /^(\d{1,6}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?$/
const worded = /^(?:(\d+)\s*d\w*)?\s*(?:(\d+)\s*h\w*)?\s*(?:(\d+)\s*m\w*)?\s*(?:(\d+)\s*s\w*)?$/i

/**
 * A duration as whole seconds: `27:14:09` (hours may pass 24), `01:30` (hours and minutes), `2h 5m`, or a bare number in `unit`.
 * Negative ones are no durations.
 */
export function readDuration(cell: string, unit: DurationUnit, decimal: DecimalMark | null): number | NumberFault {
  const text = cell.trim()
  if (text.length > 30) return 'bad-number'
  const hms = clock.exec(text)
  if (hms) return Number(hms[1]) * 3600 + Number(hms[2]) * 60 + Number(hms[3] ?? 0)
  const words = text === '' ? null : worded.exec(text)
  if (words) {
    const part = (i: number): number => Number(words[i] ?? 0)
    return part(1) * 86_400 + part(2) * 3600 + part(3) * 60 + part(4)
  }
  const value = readNumber(text, decimal)
  if (typeof value === 'string') return value
  return value < 0 ? 'bad-number' : Math.round(value * inSeconds[unit])
}

/** The unit that a heading names: `Handling time (seconds)`, `Reply time in minutes`, `Resolution time (in hrs)`; `undefined` when it names none. */
export function maybeDurationUnit(heading: string): DurationUnit | undefined {
  const text = heading.toLowerCase().replace(/_/g, ' ')
  if (/\b(s|secs?|seconds?|sekunden?|secondes?|segundos?)\b/.test(text)) return 'seconds'
  if (/\b(mins?|minutes?|minuten?|minutos?)\b/.test(text)) return 'minutes'
  if (/\b(h|hrs?|hours?|stunden?|heures?|horas?)\b/.test(text)) return 'hours'
  return undefined
}
