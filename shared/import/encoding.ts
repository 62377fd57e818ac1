/** Ways in which exports write their letters, the likeliest first. UTF-16 shows by itself; the others look alike and are told apart by the eye. */
export const textEncodings = [
  'utf-8',
  'windows-1252',
  'macintosh',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'shift_jis',
  'gb18030',
  'euc-kr',
  'utf-16le',
  'utf-16be',
] as const

export type TextEncoding = (typeof textEncodings)[number]

/** How the text of a file is read; `utf-8-damaged` is UTF-8 with some broken characters, which are read as `\ufffd`. */
export type Encoding = TextEncoding | 'utf-8-damaged'

/** How a file's letters would read in one encoding: cells of its beginning that hold more than plain ASCII. */
export interface EncodingChoice {
  readonly encoding: TextEncoding
  readonly title: string
  readonly samples: readonly string[]
}

/** An encoding in words that a person has met. */
export function encodingTitle(encoding: TextEncoding): string {
  switch (encoding) {
    case 'utf-8':
      return 'UTF-8 (today’s usual)'
    case 'windows-1252':
      return 'Windows-1252 (Western Europe; also Latin-1)'
    case 'macintosh':
      return 'Mac Roman (old Excel for Mac)'
    case 'iso-8859-15':
      return 'ISO-8859-15 (Latin-9)'
    case 'windows-1250':
      return 'Windows-1250 (Central Europe)'
    case 'windows-1251':
      return 'Windows-1251 (Cyrillic)'
    case 'shift_jis':
      return 'Shift JIS (Japanese)'
    case 'gb18030':
      return 'GB 18030 (Chinese)'
    case 'euc-kr':
      return 'EUC-KR (Korean)'
    case 'utf-16le':
      return 'UTF-16, little end first (Excel’s Unicode text)'
    case 'utf-16be':
      return 'UTF-16, big end first'
  }
}
