import { unzipSync } from 'fflate'
import { relationsPath, resolveTarget } from '../../../electron/files/ooxml/package.ts'
import { type Element, elementsOf, findAll, maybeFind, parseXml, textOf } from '../../../electron/files/ooxml/xml.ts'
import { type ReadCell, readWorkbook } from './read-workbook.ts'

/** A series as a chart keeps it: its name, and its numbers by index with `null` for gaps. `x` is there in scatter charts. */
export interface ReadSeries {
  readonly name: string
  readonly words: readonly string[]
  readonly x: readonly (number | null)[]
  readonly values: readonly (number | null)[]
  /** Every reference of the series with what is kept of it. */
  readonly references: readonly { readonly range: string; readonly cells: readonly (string | number | null)[] }[]
}

export interface ReadSlide {
  readonly title: string
  readonly texts: readonly string[]
  readonly alts: readonly string[]
  readonly notes: string
  readonly tables: readonly (readonly (readonly string[])[])[]
  readonly chart: {
    readonly kind: string
    readonly series: readonly ReadSeries[]
    readonly workbook: ReadonlyMap<string, ReadonlyMap<string, ReadCell>>
  } | null
  readonly boxes: readonly {
    readonly name: string
    readonly x: number
    readonly y: number
    readonly w: number
    readonly h: number
  }[]
}

/** Reads a deck back from its bytes, slide by slide, following the relations of the package. */
export function readDeck(bytes: Uint8Array): ReadSlide[] {
  const entries = unzipSync(bytes)
  const part = (path: string): Element => {
    const entry = entries[path]
    if (!entry) throw new Error(`no ${path}`)
    return parseXml(new TextDecoder().decode(entry))
  }
  const relationsOf = (path: string) =>
    findAll(part(relationsPath(path)), 'Relationship').map((r) => ({
      id: r.attributes.Id ?? '',
      kind: (r.attributes.Type ?? '').split('/').at(-1) ?? '',
      path: resolveTarget(path, r.attributes.Target ?? ''),
    }))
  const slides = relationsOf('ppt/presentation.xml')
  const order = findAll(part('ppt/presentation.xml'), 'p:sldId').map((s) => s.attributes['r:id'])
  return order.map((id) => {
    const path = slides.find((r) => r.id === id)?.path ?? ''
    const slide = part(path)
    const links = relationsOf(path)
    const chart = links.find((l) => l.kind === 'chart')
    const notes = links.find((l) => l.kind === 'notesSlide')
    const shapes = findAll(slide, 'p:sp')
    const title = shapes.find((s) => maybeFind(s, 'p:ph')?.attributes.type === 'title')
    return {
      title: title ? textOf(title) : '',
      texts: shapes.filter((s) => s !== title).map((s) => textOf(s)),
      alts: findAll(slide, 'p:graphicFrame').map((f) => maybeFind(f, 'p:cNvPr')?.attributes.descr ?? ''),
      notes: notes ? findAll(part(notes.path), 'a:p').map(textOf).join('\n') : '',
      tables: findAll(slide, 'a:tbl').map((t) => findAll(t, 'a:tr').map((r) => findAll(r, 'a:tc').map(textOf))),
      chart: chart ? readChart(part(chart.path), entries[relationsOf(chart.path)[0]?.path ?? '']) : null,
      // A shape without a place of its own stands where the layout says.
      boxes: [...shapes, ...findAll(slide, 'p:graphicFrame')].filter((s) => maybeFind(s, 'a:off')).map(boxOf),
    }
  })
}

function boxOf(shape: Element) {
  const place = maybeFind(shape, 'a:xfrm') ?? maybeFind(shape, 'p:xfrm') ?? shape
  const inches = (name: string, key: string) => Number(maybeFind(place, name)?.attributes[key]) / 914_400
  return {
    name: maybeFind(shape, 'p:cNvPr')?.attributes.name ?? '',
    x: inches('a:off', 'x'),
    y: inches('a:off', 'y'),
    w: inches('a:ext', 'cx'),
    h: inches('a:ext', 'cy'),
  }
}

function readChart(root: Element, workbook: Uint8Array | undefined) {
  if (!workbook) throw new Error('a chart without a workbook')
  const plot = maybeFind(root, 'c:plotArea')
  const kind = plot ? elementsOf(plot).find((e) => /Chart$/.test(e.name))?.name : undefined
  return {
    kind: (kind ?? '').replace(/^c:|Chart$/g, ''),
    workbook: readWorkbook(workbook),
    series: findAll(root, 'c:ser').map((ser): ReadSeries => {
      const under = (name: string) => maybeFind(ser, name)
      const numbers = (name: string) => {
        const at = under(name)
        return at ? (cacheOf(at) as (number | null)[]) : []
      }
      const name = under('c:tx')
      const words = under('c:cat')
      return {
        name: name ? String(cacheOf(name)[0] ?? '') : '',
        words: words ? cacheOf(words).map((w) => String(w ?? '')) : [],
        x: numbers('c:xVal'),
        values: under('c:yVal') ? numbers('c:yVal') : numbers('c:val'),
        references: [...findAll(ser, 'c:numRef'), ...findAll(ser, 'c:strRef')].map((ref) => ({
          range: textOf(maybeFind(ref, 'c:f') ?? ref),
          cells: cacheOf(ref),
        })),
      }
    }),
  }
}

/** The kept values of a reference by index; an index that is not there is a gap. */
function cacheOf(node: Element): (string | number | null)[] {
  const text = maybeFind(node, 'c:strCache')
  const cache = text ?? maybeFind(node, 'c:numCache')
  if (!cache) return []
  const cells: (string | number | null)[] = new Array(Number(maybeFind(cache, 'c:ptCount')?.attributes.val)).fill(null)
  for (const point of findAll(cache, 'c:pt')) {
    const value = textOf(maybeFind(point, 'c:v') ?? point)
    cells[Number(point.attributes.idx)] = text ? value : Number(value)
  }
  return cells
}

/** The cells of a range of one column such as `Numbers!$B$2:$B$6`, in order; an empty cell is `null`. */
export function cellsOfRange(
  workbook: ReadonlyMap<string, ReadonlyMap<string, ReadCell>>,
  range: string,
): (string | number | null)[] {
  const match = /^(\w+)!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$/.exec(range)
  if (!match) throw new Error(`not a range of one column: ${range}`)
  const [, sheet = '', column = '', first = '', , last = first] = match
  return Array.from(
    { length: Number(last) - Number(first) + 1 },
    (_, i) => workbook.get(sheet)?.get(`${column}${Number(first) + i}`)?.value ?? null,
  )
}
