import { strToU8, zipSync } from 'fflate'

/** A cell of a test workbook as its XML: its type, style and content. */
export interface TestCell {
  readonly at: string
  readonly type?: 's' | 'inlineStr' | 'str' | 'b' | 'e' | 'n'
  readonly style?: number
  readonly value?: string
  readonly formula?: string
}

export interface TestSheet {
  readonly name: string
  readonly state?: 'hidden'
  /** Rows by their number. */
  readonly rows: Readonly<Record<number, readonly TestCell[]>>
}

export interface TestWorkbook {
  readonly sheets: readonly TestSheet[]
  readonly texts?: readonly string[]
  /** Format codes of the styles 1, 2, …; style 0 is general. */
  readonly formats?: readonly (number | string)[]
  readonly isFrom1904?: boolean
  /** Replaces parts by name. */
  readonly parts?: Readonly<Record<string, string>>
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Builds an .xlsx file part by part, so that tests know what is in every byte that matters. */
export function workbook({
  sheets,
  texts = [],
  formats = [],
  isFrom1904 = false,
  parts = {},
}: TestWorkbook): Uint8Array {
  const custom = formats.flatMap((format, i) =>
    typeof format === 'string'
      ? [`<numFmt numFmtId="${200 + i}" formatCode="${xml(format).replaceAll('"', '&quot;')}"/>`]
      : [],
  )
  const xfs = formats.map(
    (format, i) => `<xf numFmtId="${typeof format === 'string' ? 200 + i : format}" applyNumberFormat="1"/>`,
  )
  const files: Record<string, string> = {
    '[Content_Types].xml': '<?xml version="1.0"?><Types/>',
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="r"><workbookPr${isFrom1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        (sheet, i) =>
          `<sheet name="${sheet.name}" sheetId="${i + 1}"${sheet.state ? ` state="${sheet.state}"` : ''} r:id="rId${i + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships>${sheets
      .map(
        (_, i) => `<Relationship Id="rId${i + 1}" Target="${i % 2 === 0 ? '' : '/xl/'}worksheets/sheet${i + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<?xml version="1.0"?><sst>${texts.map((text) => (text.startsWith('<') ? `<si>${text}</si>` : `<si><t xml:space="preserve">${xml(text)}</t></si>`)).join('')}</sst>`,
    'xl/styles.xml': `<?xml version="1.0"?><styleSheet><numFmts>${custom.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs.join('')}</cellXfs></styleSheet>`,
  }
  sheets.forEach((sheet, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = `<?xml version="1.0"?><worksheet><sheetData>${Object.entries(sheet.rows)
      .map(([number, cells]) => `<row r="${number}" spans="1:9">${cells.map(cellXml).join('')}</row>`)
      .join('')}</sheetData><mergeCells/></worksheet>`
  })
  return zipSync(
    Object.fromEntries(Object.entries({ ...files, ...parts }).map(([name, text]) => [name, strToU8(text)])),
  )
}

function cellXml({ at, type, style, value, formula }: TestCell): string {
  const head = `<c r="${at}"${style === undefined ? '' : ` s="${style}"`}${type === undefined ? '' : ` t="${type}"`}`
  if (value === undefined && formula === undefined) return `${head}/>`
  if (type === 'inlineStr') return `${head}><is><t>${xml(value ?? '')}</t></is></c>`
  return `${head}>${formula === undefined ? '' : `<f>${xml(formula)}</f>`}${value === undefined ? '' : `<v>${xml(value)}</v>`}</c>`
}

/** A sheet of plain texts. */
export function textRows(rows: readonly (readonly string[])[]): TestSheet['rows'] {
  return Object.fromEntries(
    rows.map((row, i) => [
      i + 1,
      row.map((value, c) => ({ at: `${String.fromCharCode(65 + c)}${i + 1}`, type: 'inlineStr' as const, value })),
    ]),
  )
}
