/** Names that Windows keeps for devices, whatever their ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A name that any file system takes, from one that a page or an upload suggested: the last part of a path, without control, bidi or forbidden
 * characters, leading dots, trailing dots or spaces, no device's name, at most 200 bytes. The given ending is there afterwards.
 * `safeFileName('../CON.csv', '.csv')` is `_CON.csv`.
 */
export function safeFileName(suggested: string, ending = ''): string {
  const last = suggested.split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '').replace(/^[\s.]+|[\s.]+$/g, '')
  const bare = ending && clean.toLowerCase().endsWith(ending.toLowerCase()) ? clean.slice(0, -ending.length) : clean
  const named = bare || 'untitled'
  const body = reserved.test(named + ending) ? `_${named}` : named
  return cutToBytes(body, 200 - ending.length) + ending
}

function cutToBytes(text: string, bytes: number): string {
  let cut = ''
  for (const character of text) {
    if (Buffer.byteLength(cut + character) > bytes) break
    cut += character
  }
  return cut
}
