import { invariant, must } from '../../shared/base/assert.ts'
import { currencySign } from '../../shared/base/format.ts'
import { minorDigits } from '../../shared/base/money.ts'
import type { Cell, CellFormat, Sheet, Workbook } from '../../shared/deck/deck.ts'
import { contentTypes } from './ooxml/content-types.ts'
import { appProperties, coreProperties } from './ooxml/document-properties.ts'
import { writeParts } from './ooxml/package.ts'
import { relations } from './ooxml/relations.ts'
import { type Element, element, writeXml } from './ooxml/xml.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/**
 * A workbook as the bytes of an .xlsx file. Words are always stored as words, never as a formula, whatever they begin with; formulas are only those of
 * formula cells, with the value that they give. The same workbook always gives the same bytes.
 */
export function writeWorkbook(book: Workbook): Uint8Array {
  invariant(book.sheets.length > 0, 'a workbook needs a sheet')
  const names = sheetNames(book.sheets)
  const styles = new Styles()
  const strings = new Strings()
  const sheets = book.sheets.map((sheet, i) => worksheet(sheet, i === 0, book, styles, strings))
  const parts = new Map<string, Element>()
  parts.set(
    '_rels/.rels',
    relations([
      ['officeDocument', 'xl/workbook.xml'],
      ['core-properties', 'docProps/core.xml'],
      ['extended-properties', 'docProps/app.xml'],
    ]),
  )
  parts.set('docProps/core.xml', coreProperties({ title: book.title, subject: '', date: book.date }))
  parts.set('docProps/app.xml', appProperties('Microsoft Excel', ''))
  parts.set('xl/workbook.xml', workbook(book.sheets, names))
  parts.set(
    'xl/_rels/workbook.xml.rels',
    relations([
      ...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
  )
  for (const [i, sheet] of sheets.entries()) parts.set(`xl/worksheets/sheet${i + 1}.xml`, sheet)
  parts.set('xl/styles.xml', styles.part())
  parts.set('xl/sharedStrings.xml', strings.part())
  parts.set('[Content_Types].xml', contentTypes([...parts.keys()]))
  const encoder = new TextEncoder()
  return writeParts(new Map([...parts].map(([path, root]) => [path, encoder.encode(writeXml(root))])), book.date)
}

/** The column's letters: 1 is `A`, 28 is `AB`. */
export function columnName(index: number): string {
  let name = ''
  for (let rest = index; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}

/** How Excel is told to show a number: the sign of the currency and its decimals, one decimal of a percent, whole counts. */
export function numberFormat(format: CellFormat): string {
  switch (format) {
    case 'count':
      return '#,##0'
    case 'share':
      return '0.0%'
    case 'decimal':
      return '#,##0.00'
    case 'days':
      return '[=1]0" day";#,##0" days"'
    default: {
      const sign = currencySign(format.money).replace(/"/g, '')
      const digits = minorDigits(format.money)
      const plain = `"${sign}"#,##0${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`
      return `${plain};-${plain}`
    }
  }
}

function workbook(sheets: readonly Sheet[], names: readonly string[]): Element {
  const named = namedCells(sheets)
  const titled = sheets.flatMap((sheet, i) => (sheet.frozenRows > 0 ? [{ i, rows: sheet.frozenRows }] : []))
  return element(
    'workbook',
    { xmlns: main, 'xmlns:r': office },
    element(
      'bookViews',
      {},
      element('workbookView', { xWindow: 0, yWindow: 0, windowWidth: 28800, windowHeight: 17000 }),
    ),
    element(
      'sheets',
      {},
      names.map((name, i) => element('sheet', { name, sheetId: i + 1, 'r:id': `rId${i + 1}` })),
    ),
    titled.length + named.length > 0 &&
      element(
        'definedNames',
        {},
        titled.map(({ i, rows }) =>
          element(
            'definedName',
            { name: '_xlnm.Print_Titles', localSheetId: i },
            `${quoted(must(names[i], 'name'))}!$1:$${rows}`,
          ),
        ),
        named.map(({ name, sheet, cell }) =>
          element('definedName', { name }, `${quoted(must(names[sheet], 'name'))}!${cell}`),
        ),
      ),
    element('calcPr', { calcId: 191029 }),
  )
}

/** The named cells of all sheets in the order of their names. */
function namedCells(sheets: readonly Sheet[]): { name: string; sheet: number; cell: string }[] {
  const found = sheets.flatMap((sheet, s) =>
    sheet.rows.flatMap((row, r) =>
      row.flatMap((cell, c) => {
        const name = cell?.kind === 'number' || cell?.kind === 'formula' ? cell.name : undefined
        return name === undefined ? [] : [{ name, sheet: s, cell: `$${columnName(c + 1)}$${r + 1}` }]
      }),
    ),
  )
  for (const { name } of found) invariant(/^[a-z][a-z_]{2,60}$/.test(name), `no name for a cell: ${name}`)
  invariant(new Set(found.map((one) => one.name)).size === found.length, 'two cells have one name')
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

function quoted(sheet: string): string {
  return `'${sheet.replace(/'/g, "''")}'`
}

/** Names that Excel takes: at most 31 characters, none of `[]:*?/\`, no quote at an end, each once whatever the case. */
function sheetNames(sheets: readonly Sheet[]): string[] {
  const used = new Set<string>()
  return sheets.map((sheet, i) => {
    const clean = sheet.name
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/[\p{Cc}\p{Cs}]/gu, '')
      .trim()
      .replace(/^'+|'+$/g, '')
    const base = [...clean].slice(0, 27).join('').trim() || `Sheet ${i + 1}`
    let name = [...clean].length <= 31 && clean !== '' ? clean : base
    for (let n = 2; used.has(name.toLowerCase()); n++) name = `${base} ${n}`
    used.add(name.toLowerCase())
    return name
  })
}

function worksheet(sheet: Sheet, first: boolean, book: Workbook, styles: Styles, strings: Strings): Element {
  const columns = Math.max(1, sheet.widths.length, ...sheet.rows.map((row) => row.length))
  const last = `${columnName(columns)}${Math.max(1, sheet.rows.length)}`
  const frozen = Math.min(sheet.frozenRows, sheet.rows.length)
  return element(
    'worksheet',
    { xmlns: main, 'xmlns:r': office },
    element('sheetPr', {}, element('pageSetUpPr', { fitToPage: true })),
    element('dimension', { ref: `A1:${last}` }),
    element(
      'sheetViews',
      {},
      element(
        'sheetView',
        { tabSelected: first ? 1 : undefined, workbookViewId: 0 },
        frozen > 0 && [
          element('pane', { ySplit: frozen, topLeftCell: `A${frozen + 1}`, activePane: 'bottomLeft', state: 'frozen' }),
          element('selection', { pane: 'bottomLeft', activeCell: `A${frozen + 1}`, sqref: `A${frozen + 1}` }),
        ],
      ),
    ),
    element('sheetFormatPr', { defaultRowHeight: 15 }),
    sheet.widths.length > 0 &&
      element(
        'cols',
        {},
        sheet.widths.map((width, i) => {
          invariant(Number.isFinite(width) && width > 0, `width of column ${i + 1} is ${width}`)
          return element('col', { min: i + 1, max: i + 1, width: Math.min(width, 255), customWidth: 1 })
        }),
      ),
    element(
      'sheetData',
      {},
      sheet.rows.map((row, r) =>
        row.length === 0
          ? null
          : element(
              'row',
              { r: r + 1 },
              row.map((cell, c) => cellElement(cell, `${columnName(c + 1)}${r + 1}`, r < frozen, styles, strings)),
            ),
      ),
    ),
    element('pageMargins', { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }),
    element('pageSetup', { orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 }),
    element(
      'headerFooter',
      {},
      element('oddFooter', {}, `&L${headerWords(`${book.title} · ${book.date}`)}&C&A&R&P / &N`),
    ),
    element('ignoredErrors', {}, element('ignoredError', { sqref: `A1:${last}`, numberStoredAsText: 1 })),
  )
}

/** Words in a page footer: a bare `&` would be read as a code. A whole footer holds 255 characters. */
function headerWords(text: string): string {
  return [...text.replace(/[\r\n]/g, ' ')].slice(0, 100).join('').replace(/&/g, '&&')
}

function cellElement(cell: Cell, at: string, head: boolean, styles: Styles, strings: Strings): Element | null {
  if (cell === null) return null
  const strong = cell.strong === true
  if (cell.kind === 'text') {
    if (cell.text === '') return null
    const style = styles.text({ strong, head, guarded: /^[=+\-@\t\r|%]/.test(cell.text) })
    return element('c', { r: at, s: style, t: 's' }, element('v', {}, String(strings.add(cell.text))))
  }
  invariant(Number.isFinite(cell.value), `the value of ${at} is not finite: ${cell.value}`)
  const value = element('v', {}, String(cell.value))
  const style = styles.number({ strong, head, format: numberFormat(cell.format) })
  if (cell.kind === 'number') return element('c', { r: at, s: style }, value)
  return element('c', { r: at, s: style }, element('f', {}, checkedFormula(cell.formula, at)), value)
}

const functions = new Set(
  'ABS AND AVERAGE COUNT COUNTIF IF IFERROR INDEX IRR MATCH MAX MIN NOT NPV OR PMT POWER ROUND SUM SUMIF SUMPRODUCT'.split(
    ' ',
  ),
)

/**
 * Formulas come from this app's own plans, never from data. This holds them to arithmetic, cells, sheets of the same book and a few functions, so that
 * no text of an import can ever reach a formula unnoticed.
 */
function checkedFormula(formula: string, at: string): string {
  const words = formula.replace(/'(?:[^']|'')*'!/g, '').replace(/[A-Za-z][A-Za-z0-9]*!/g, '')
  invariant(/^[A-Z0-9+\-*/^().,:$<>= ]+$/.test(words), `formula of ${at} is not plain arithmetic: ${formula}`)
  for (const [, name] of words.matchAll(/([A-Z]+)\s*\(/g)) {
    invariant(functions.has(name ?? ''), `formula of ${at} calls ${name}`)
  }
  return formula
}

/** Every text once; a cell names it by its number. */
class Strings {
  readonly #index = new Map<string, number>()
  #uses = 0

  add(text: string): number {
    this.#uses += 1
    const cut = text.length > 32_000 ? `${text.slice(0, 32_000).replace(/\p{Cs}/gu, '')}…` : text
    const known = this.#index.get(cut)
    if (known !== undefined) return known
    this.#index.set(cut, this.#index.size)
    return this.#index.size - 1
  }

  part(): Element {
    return element(
      'sst',
      { xmlns: main, count: this.#uses, uniqueCount: this.#index.size },
      // Excel reads `_x0041_` in a text as `A`; the underscore itself is then written as `_x005F_`.
      [...this.#index.keys()].map((text) =>
        element('si', {}, element('t', { 'xml:space': 'preserve' }, text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))),
      ),
    )
  }
}

interface Style {
  readonly strong: boolean
  readonly head: boolean
  readonly guarded: boolean
  readonly format: string | null
}

/** The looks that cells use, each once: bold or not, heads with a rule below, numbers by their format, words that begin like a formula guarded. */
class Styles {
  readonly #formats: string[] = []
  readonly #looks: Style[] = [{ strong: false, head: false, guarded: false, format: null }]

  text(look: { readonly strong: boolean; readonly head: boolean; readonly guarded: boolean }): number {
    return this.#add({ ...look, format: null })
  }

  number(look: { readonly strong: boolean; readonly head: boolean; readonly format: string }): number {
    return this.#add({ ...look, guarded: false })
  }

  #add(look: Style): number {
    if (look.format !== null && !this.#formats.includes(look.format)) this.#formats.push(look.format)
    const same = this.#looks.findIndex(
      (l) => l.strong === look.strong && l.head === look.head && l.guarded === look.guarded && l.format === look.format,
    )
    if (same >= 0) return same
    this.#looks.push(look)
    return this.#looks.length - 1
  }

  part(): Element {
    const font = (bold: boolean) =>
      element(
        'font',
        {},
        bold && element('b'),
        element('sz', { val: 11 }),
        element('color', { rgb: 'FF1C2126' }),
        element('name', { val: 'Calibri' }),
        element('family', { val: 2 }),
      )
    const sides = (bottom: boolean) =>
      element(
        'border',
        {},
        element('left'),
        element('right'),
        element('top'),
        bottom ? element('bottom', { style: 'thin' }, element('color', { rgb: 'FF8A929C' })) : element('bottom'),
        element('diagonal'),
      )
    return element(
      'styleSheet',
      { xmlns: main },
      this.#formats.length > 0 &&
        element(
          'numFmts',
          { count: this.#formats.length },
          this.#formats.map((formatCode, i) => element('numFmt', { numFmtId: 164 + i, formatCode })),
        ),
      element('fonts', { count: 2 }, font(false), font(true)),
      element(
        'fills',
        { count: 2 },
        element('fill', {}, element('patternFill', { patternType: 'none' })),
        element('fill', {}, element('patternFill', { patternType: 'gray125' })),
      ),
      element('borders', { count: 2 }, sides(false), sides(true)),
      element('cellStyleXfs', { count: 1 }, element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
      element(
        'cellXfs',
        { count: this.#looks.length },
        this.#looks.map((look, i) =>
          element(
            'xf',
            {
              numFmtId: look.format === null ? 0 : 164 + this.#formats.indexOf(look.format),
              fontId: look.strong || look.head ? 1 : 0,
              fillId: 0,
              borderId: look.head ? 1 : 0,
              xfId: 0,
              quotePrefix: look.guarded ? 1 : undefined,
              applyNumberFormat: look.format === null ? undefined : 1,
              applyFont: look.strong || look.head ? 1 : undefined,
              applyBorder: look.head ? 1 : undefined,
              applyAlignment: i === 0 ? undefined : 1,
            },
            i > 0 && element('alignment', { vertical: 'top', wrapText: look.format === null ? 1 : undefined }),
          ),
        ),
      ),
      element('cellStyles', { count: 1 }, element('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })),
    )
  }
}
