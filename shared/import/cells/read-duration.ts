import { type DecimalMark, type NumberFault, readNumber } from './read-number.ts'

/** The unit that bare numbers of a duration column are in. */
export type DurationUnit = 'milliseconds' | 'seconds' | 'minutes' | 'hours' | 'days'

const inSeconds: Record<DurationUnit, number> = {
  milliseconds: 0.001,
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
}
const clock = /^(\d{1,6}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?$/
const days = /^(?:(\d{1,5})\s*d(?:ays?)?,?\s+|(\d{1,5})\.)(\d{1,2}:[0-5]\d:[0-5]\d(?:\.\d+)?)$/i
const iso = /^P(?:(\d+(?:[.,]\d+)?)D)?(?:T(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i
const part = /^(\d+(?:[.,]\d+)?)\s*(\p{L}+)\.?$/u

/** Words and letters for units of time, in the languages that exports come in. */
const words: ReadonlyMap<string, number> = new Map<string, number>(
  (
    [
      ['ms msec msecs millisecond milliseconds', 0.001],
      ['s sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos', 1],
      ['m min mins minute minutes minuten minuto minutos', 60],
      ['h hr hrs hour hours std stunde stunden heure heures hora horas', 3600],
      ['d day days tag tage tagen jour jours dia dias día días', 86_400],
      ['w week weeks woche wochen semaine semaines semana semanas', 604_800],
    ] as const
  ).flatMap(([names, seconds]) => names.split(' ').map((name) => [name, seconds] as const)),
)

/**
 * A duration as whole seconds: `27:14:09` (hours may pass 24), `01:30` (hours and minutes), `1 day, 02:03:04`, `2h 5m`, `3.5 hours`, `1 hour and 5 minutes`, `PT1H30M`, or a
 * bare number in `unit`. Negative ones are no durations.
 */
export function readDuration(cell: string, unit: DurationUnit, decimal: DecimalMark | null): number | NumberFault {
  const text = cell.trim()
  if (text.length > 60) return 'bad-number'
  const hms = clock.exec(text)
  if (hms) return Number(hms[1]) * 3600 + Number(hms[2]) * 60 + Number(hms[3] ?? 0)
  const long = days.exec(text)
  if (long) {
    const rest = readDuration(long[3] as string, unit, decimal)
    return typeof rest === 'number' ? Number(long[1] ?? long[2]) * 86_400 + rest : rest
  }
  if (/\d\s*\p{L}|^P/iu.test(text)) return readWorded(text)
  const value = readNumber(text, decimal)
  if (typeof value === 'string') return value
  return value < 0 ? 'bad-number' : Math.round(value * inSeconds[unit])
}

function readWorded(text: string): number | NumberFault {
  const number = (digits: string | undefined): number => Number((digits ?? '0').replace(',', '.'))
  const standard = /\d/.test(text) ? iso.exec(text) : null
  if (standard) {
    const [, d, h, m, s] = standard
    return Math.round(number(d) * 86_400 + number(h) * 3600 + number(m) * 60 + number(s))
  }
  let seconds = 0
  // "2h5m", "1 hour, 5 minutes", "1 hour and 5 minutes"
  for (const piece of text.split(/(?<=\p{L}\.?)(?=\d)|(?<=\p{L}\.?),?\s+(?:and\s+|und\s+|et\s+|y\s+)?(?=\d)/u)) {
    const [, digits, word] = part.exec(piece.trim()) ?? []
    const unit = words.get((word ?? '').toLowerCase())
    if (digits === undefined || unit === undefined) return 'bad-number'
    seconds += number(digits) * unit
  }
  return Math.round(seconds)
}

/** The unit that a heading names: `Handling time (seconds)`, `Reply time in minutes`, `Resolution time (in hrs)`; `undefined` when it names none. */
export function maybeDurationUnit(heading: string): DurationUnit | undefined {
  const text = heading.toLowerCase().replace(/_/g, ' ')
  if (/\b(ms|msecs?|milliseconds?|millisekunden)\b/.test(text)) return 'milliseconds'
  if (/\b(s|secs?|seconds?|sekunden?|secondes?|segundos?)\b/.test(text)) return 'seconds'
  if (/\b(mins?|minutes?|minuten?|minutos?)\b/.test(text)) return 'minutes'
  if (/\b(h|hrs?|hours?|stunden?|heures?|horas?)\b/.test(text)) return 'hours'
  if (/(?:\bin\s|\()\s*(days?|tagen?|jours?|d[ií]as?)\b/.test(text)) return 'days'
  return undefined
}
