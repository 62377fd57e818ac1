const other = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19]/g

/** Any character that could be one of these; most texts have none. */
const foreign = /[\u0660-\u09ef\uff0c-\uff1a]/

/** The text with Arabic, Persian, Hindi, Bengali and full-width digits written as 0–9, and Arabic and full-width number marks as `.` and `,`. */
export function asciiDigits(text: string): string {
  if (!foreign.test(text)) return text
  return text
    .replace(other, (digit) => String(digitOf(digit)))
    .replace(/[\u066b\uff0e]/g, '.')
    .replace(/[\u066c\uff0c]/g, ',')
    .replace(/[\uff0f]/g, '/')
    .replace(/[\uff1a]/g, ':')
    .replace(/[\uff0d]/g, '-')
}

/** Each of these alphabets has its digits in a row that begins at its zero. */
function digitOf(digit: string): number {
  const code = digit.charCodeAt(0)
  for (const zero of [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10]) {
    if (code >= zero && code <= zero + 9) return code - zero
  }
  return 0
}
