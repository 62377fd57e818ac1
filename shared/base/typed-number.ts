/** The mark that a person's region writes before decimals. */
export type DecimalMark = '.' | ','

/**
 * A number as a person typed it, with either region's marks; `null` when it is none. Of two marks the last is the decimal one, and one that comes several
 * times groups. A single mark before exactly three digits could be either: only then the person's own region decides.
 * @example typedNumber('1.204,50', '.') // 1204.5
 * @example typedNumber('1,204', '.') // 1204, and 1.204 where decimals have a comma
 */
export function typedNumber(typed: string, decimal: DecimalMark): number | null {
  const text = typed
    .trim()
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace('\u2212', '-')
  if (!/^[+-]?\d[\d.,]*$|^[+-]?[.,]\d+$/.test(text)) return null
  const marks = text.match(/[.,]/g) ?? []
  const last = marks.at(-1)
  if (last === undefined) return Number(text)
  const behind = text.length - text.lastIndexOf(last) - 1
  const isGrouping =
    new Set(marks).size === 1 && (marks.length > 1 || (behind === 3 && last !== decimal && !/^[+-]?0?[.,]/.test(text)))
  const whole = isGrouping ? text : text.slice(0, text.lastIndexOf(last))
  const fraction = isGrouping ? '' : text.slice(text.lastIndexOf(last) + 1)
  const group = isGrouping ? last : last === '.' ? ',' : '.'
  if (whole.includes(last) && !isGrouping) return null
  if (!new RegExp(`^[+-]?\\d*$|^[+-]?\\d{1,3}(\\${group}\\d{3})+$`).test(whole)) return null
  return Number(`${whole.replaceAll(group, '')}.${fraction || '0'}`)
}

/** A number as a field shows it to be changed: plain digits, decimals behind the person's own mark, so that it is read back as it stands. */
export function editableNumber(value: number, decimal: DecimalMark): string {
  return String(value).replace('.', decimal)
}
