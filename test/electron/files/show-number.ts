/**
 * Shows a number as Excel and PowerPoint do under a number format: sections by sign, words in quotes, grouping, decimals, `,` for thousands left out and `%`. Written
 * from the format's description, independently of the code that makes formats; halves are rounded away from zero on the shortest decimal form of the number.
 */
export function showNumber(value: number, format: string): string {
  const sections = splitOutsideQuotes(format)
  const [first = '', second, third] = sections
  if (value === 0 && third !== undefined) return render(0, third)
  if (value < 0 && second !== undefined) return render(-value, second)
  return `${value < 0 ? '-' : ''}${render(Math.abs(value), first)}`
}

function splitOutsideQuotes(format: string): string[] {
  const sections = ['']
  let quoted = false
  for (const char of format) {
    if (char === '"') quoted = !quoted
    if (char === ';' && !quoted) sections.push('')
    else sections[sections.length - 1] += char
  }
  return sections
}

function render(value: number, section: string): string {
  const tokens: string[] = section.match(/"[^"]*"|[#0,]*[#0](?:\.0+)?,*|%|./g) ?? []
  const percent = tokens.includes('%')
  return tokens
    .map((token) => {
      if (token.startsWith('"')) return token.slice(1, -1)
      if (!/[#0]/.test(token)) return token
      const thousands = /,*$/.exec(token)?.[0].length ?? 0
      const digits = /\.(0+)/.exec(token)?.[1]?.length ?? 0
      const shown = shift(value, (percent ? 2 : 0) - 3 * thousands, digits)
      return token.includes('#,') ? group(shown) : shown
    })
    .join('')
}

/** The number times ten to the power, rounded to so many decimals by its decimal digits. */
function shift(value: number, power: number, digits: number): string {
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e')
  const figures = mantissa.replace('.', '')
  const point = 1 + Number(exponent) + power
  const padded = point <= 0 ? '0'.repeat(1 - point) + figures : figures.padEnd(point + digits + 1, '0')
  const whole = Math.max(point, 1)
  const all = padded.padEnd(whole + digits + 1, '0')
  let kept = BigInt(all.slice(0, whole + digits))
  if (Number(all[whole + digits]) >= 5) kept += 1n
  const text = kept.toString().padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

function group(text: string): string {
  const [whole = '', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
