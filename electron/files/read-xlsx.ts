import { Refusal } from '../../shared/base/refusal.ts'
import { columnOfCell, type NumberLook, numberLook, numberText, xmlText } from '../../shared/import/workbook-cells.ts'
import { decodeText } from './read-text.ts'
import type { RowPiece } from './row-piece.ts'
import { openZip, type ZipEntry, type ZipPlace } from './zip-archive.ts'

/** Which sheet of a workbook is the table. */
export interface XlsxProfile {
  readonly sheet: string
}

/** All that a workbook may unpack to (its sheets are read piece by piece), its text table, which has to fit into memory, and its widest row. */
const mostBytes = 8 * 2 ** 30
const mostTextBytes = 200 << 20
const mostColumns = 2_000

/** True when these entries are those of a workbook. */
export function isWorkbook(entries: readonly ZipEntry[]): boolean {
  return entries.some((entry) => entry.name === 'xl/workbook.xml')
}

/** A workbook's largest visible sheet: its table, next to cover sheets and notes. */
export async function sniffXlsx(place: ZipPlace, file: string): Promise<XlsxProfile> {
  const entries = await openZip(place, file, mostBytes)
  const sheets = await readSheets(entries, file)
  const visible = sheets.filter((sheet) => sheet.isVisible)
  const [largest] = [...(visible.length > 0 ? visible : sheets)].sort((a, b) => b.entry.bytes - a.entry.bytes)
  if (!largest) throw new Refusal('not-a-table', `${file} is a workbook without sheets`, 'export it again')
  return { sheet: largest.name }
}

/** The rows of a sheet as text; dates as `2026-09-30 14:05:00`, whatever the calendar and format of the workbook. */
export async function* readXlsx(place: ZipPlace, file: string, profile: XlsxProfile): AsyncGenerator<RowPiece> {
  const entries = await openZip(place, file, mostBytes)
  const sheet = (await readSheets(entries, file)).find((one) => one.name === profile.sheet)
  if (!sheet) throw new Refusal('not-a-table', `${file} has no sheet “${profile.sheet}”`, 'export it again')
  const part = async (name: string): Promise<string> => {
    const entry = entries.find((one) => one.name === name)
    return entry ? await readPart(entry, file) : ''
  }
  const workbook = await part('xl/workbook.xml')
  const isFrom1904 = /<(?:\w+:)?workbookPr[^>]*\bdate1904\s*=\s*"(1|true)"/i.test(workbook)
  const texts = readTexts(await part('xl/sharedStrings.xml'))
  const looks = readLooks(await part('xl/styles.xml'))
  const reader = makeSheetReader({ texts, looks, isFrom1904, file })
  let bytes = 0
  const decoding = decodeText('utf-8')
  for await (const chunk of sheet.entry.chunks()) {
    bytes += chunk.length
    const text = decoding.push(chunk, false)
    yield { bytes, each: (onRow) => reader(text, onRow) }
  }
}

interface Sheet {
  readonly name: string
  readonly isVisible: boolean
  readonly entry: ZipEntry
}

async function readSheets(entries: readonly ZipEntry[], file: string): Promise<Sheet[]> {
  const find = (name: string): ZipEntry | undefined => entries.find((entry) => entry.name === name)
  const workbookEntry = find('xl/workbook.xml')
  const linksEntry = find('xl/_rels/workbook.xml.rels')
  if (!workbookEntry || !linksEntry) throw new Refusal('not-a-table', `${file} is no workbook`, 'export it as CSV')
  const links = new Map<string, string>()
  for (const [tag] of (await readPart(linksEntry, file)).matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    const target = attribute(tag, 'Target') ?? ''
    links.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  const sheets: Sheet[] = []
  for (const [tag] of (await readPart(workbookEntry, file)).matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)) {
    const entry = find(links.get(attribute(tag, 'r:id') ?? /\b\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? '')
    if (entry)
      sheets.push({ name: attribute(tag, 'name') ?? '', isVisible: !/\bstate="(hidden|veryHidden)"/.test(tag), entry })
  }
  return sheets
}

async function readPart(entry: ZipEntry, file: string): Promise<string> {
  if (entry.bytes > mostTextBytes)
    throw new Refusal(
      'too-large',
      `${file} holds more than ${mostTextBytes >> 20} MB of different texts`,
      'export it as CSV',
    )
  const parts: Buffer[] = []
  for await (const chunk of entry.chunks()) parts.push(chunk)
  const text = Buffer.concat(parts).toString('utf8')
  if (/<!(DOCTYPE|ENTITY)/i.test(text.slice(0, 2_000))) {
    throw new Refusal('unknown-format', `${file} defines entities of its own, as no workbook does`, 'export it as CSV')
  }
  return text
}

function attribute(tag: string, name: string): string | undefined {
  const at = tag.indexOf(` ${name}="`)
  if (at < 0) return undefined
  const begin = at + name.length + 3
  return xmlText(tag.slice(begin, tag.indexOf('"', begin)))
}

function readTexts(xml: string): string[] {
  const texts: string[] = []
  for (let at = xml.indexOf('<si'); at >= 0; ) {
    const end = xml.indexOf('</si>', at)
    const isEmpty = xml.startsWith('<si/>', at)
    texts.push(isEmpty || end < 0 ? '' : textOf(xml.slice(at, end)))
    at = xml.indexOf('<si', isEmpty ? at + 5 : end < 0 ? xml.length : end)
  }
  return texts
}

/** The text of a cell or text item: its runs joined, phonetic hints left out. */
function textOf(xml: string): string {
  let text = ''
  const body = xml.includes('<rPh') ? xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '') : xml
  for (const match of body.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?t>/g)) text += match[1] as string
  return xmlText(text)
}

function readLooks(xml: string): NumberLook[] {
  const codes = new Map<number, string>()
  for (const [tag] of xml.matchAll(/<(?:\w+:)?numFmt\b[^>]*>/g))
    codes.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '')
  const cells = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? ''
  return [...cells.matchAll(/<(?:\w+:)?xf\b[^>]*>/g)].map(([tag]) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0)
    return numberLook(id, codes.get(id))
  })
}

interface SheetParts {
  readonly texts: readonly string[]
  readonly looks: readonly NumberLook[]
  readonly isFrom1904: boolean
  readonly file: string
}

const longestRow = 16_000_000

/** Reads `<row>` after `<row>` as the sheet's XML arrives. */
function makeSheetReader({
  texts,
  looks,
  isFrom1904,
  file,
}: SheetParts): (piece: string, onRow: (cells: readonly string[], line: number) => void) => void {
  let rest = ''
  let line = 0
  const cellText = (tag: string, body: string): string => {
    const type = attribute(tag, 't')
    if (type === 'inlineStr') return textOf(body)
    const value = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?v>/.exec(body)
    // A formula whose value nobody computed must not pass for an empty cell.
    const isMissing = value === null || (value[1] === '' && type !== 'str')
    const formula = isMissing ? /<(?:\w+:)?f(?:\s[^>]*)?(?:\/>|>([^<]*)<)/.exec(body) : null
    if (formula) return `=${xmlText(formula[1] ?? '').slice(0, 200)}`
    const raw = value?.[1] ?? ''
    switch (type) {
      case 's':
        return texts[Number(raw)] ?? ''
      case 'str':
      case 'e':
        return xmlText(raw)
      case 'b':
        return raw === '1' ? 'true' : raw === '0' ? 'false' : raw
      case 'd':
        return raw
      default:
        return numberText(raw, looks[Number(attribute(tag, 's') ?? 0)] ?? { kind: 'plain' }, isFrom1904)
    }
  }
  const readRow = (xml: string, onRow: (cells: readonly string[], line: number) => void): void => {
    const headEnd = xml.indexOf('>')
    const number = Number(attribute(xml.slice(0, headEnd), 'r'))
    line = Number.isInteger(number) && number > 0 ? number : line + 1
    const cells: string[] = []
    for (const match of xml.matchAll(/<(?:\w+:)?c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g)) {
      const tag = match[1] ?? ''
      const name = attribute(tag, 'r')
      const column = name === undefined ? cells.length : columnOfCell(name)
      if (column >= mostColumns) {
        throw new Refusal(
          'too-large',
          `${file} has a cell in column ${name}, further right than any export goes`,
          'export it as CSV',
        )
      }
      while (cells.length < column) cells.push('')
      cells[Math.max(0, column)] = match[2] === undefined ? '' : cellText(tag, match[2])
    }
    if (cells.some((cell) => cell.trim() !== '')) onRow(cells, line)
  }
  return (piece, onRow) => {
    const text = rest + piece
    let at = 0
    for (;;) {
      const begin = nextRow(text, at)
      if (begin < 0) {
        rest = text.slice(Math.max(at, text.length - 20))
        return
      }
      const headEnd = text.indexOf('>', begin)
      const isEmpty = headEnd > 0 && text.charCodeAt(headEnd - 1) === 47
      const end = isEmpty ? headEnd + 1 : endOfRow(text, begin)
      if (headEnd < 0 || end < 0) {
        rest = text.slice(begin)
        if (rest.length > longestRow)
          throw new Refusal('too-large', `${file} has a row that doesn’t end`, 'export it as CSV')
        return
      }
      if (!isEmpty) readRow(text.slice(begin, end), onRow)
      else line += 1
      at = end
    }
  }
}

function nextRow(text: string, from: number): number {
  const match = /<(?:\w+:)?row[\s>/]/g
  match.lastIndex = from
  return match.exec(text)?.index ?? -1
}

function endOfRow(text: string, from: number): number {
  const match = /<\/(?:\w+:)?row>/g
  match.lastIndex = from
  const found = match.exec(text)
  return found ? found.index + found[0].length : -1
}
