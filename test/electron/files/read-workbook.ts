import { unzipSync } from 'fflate'
import { elementsOf, findAll, maybeFind, parseXml, textOf } from '../../../electron/files/ooxml/xml.ts'

/** A cell as it stands in a file. */
export interface ReadCell {
  readonly value: string | number
  readonly formula: string | null
  readonly format: string
}

/** The sheets of an .xlsx file: name → cell reference → cell. Reads files of other programs as well, as far as tests need. */
export function readWorkbook(bytes: Uint8Array): Map<string, Map<string, ReadCell>> {
  const entries = unzipSync(bytes)
  const xml = (path: string) => {
    const entry = entries[path]
    if (!entry) throw new Error(`no ${path}`)
    return parseXml(new TextDecoder().decode(entry))
  }
  const strings = entries['xl/sharedStrings.xml']
    ? findAll(xml('xl/sharedStrings.xml'), 'si').map((si) =>
        findAll(si, 't')
          .map(textOf)
          .join('')
          .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
      )
    : []
  const styles = xml('xl/styles.xml')
  const codes = new Map(findAll(styles, 'numFmt').map((f) => [f.attributes.numFmtId, f.attributes.formatCode ?? '']))
  const cellFormats = elementsOf(maybeFind(styles, 'cellXfs') ?? styles).map(
    (xf) => codes.get(xf.attributes.numFmtId) ?? `built-in ${xf.attributes.numFmtId}`,
  )
  const targets = new Map(
    findAll(xml('xl/_rels/workbook.xml.rels'), 'Relationship').map((r) => [r.attributes.Id, r.attributes.Target ?? '']),
  )
  return new Map(
    findAll(xml('xl/workbook.xml'), 'sheet').map((sheet) => {
      const cells = new Map<string, ReadCell>()
      const target = (targets.get(sheet.attributes['r:id']) ?? '').replace(/^\/?(xl\/)?/, 'xl/')
      for (const c of findAll(xml(target), 'c')) {
        const v = maybeFind(c, 'v')
        const inline = maybeFind(c, 'is')
        if (!v && !inline) continue
        const raw = v ? textOf(v) : textOf(inline ?? c)
        const kind = c.attributes.t ?? 'n'
        const value = kind === 's' ? (strings[Number(raw)] ?? '') : kind === 'n' ? Number(raw) : raw
        const f = maybeFind(c, 'f')
        cells.set(c.attributes.r ?? '', {
          value,
          formula: f ? textOf(f) : null,
          format: cellFormats[Number(c.attributes.s ?? 0)] ?? '',
        })
      }
      return [sheet.attributes.name ?? '', cells] as const
    }),
  )
}
