import { must } from '../../../shared/base/assert.ts'
import { type Element, element, elementsOf, maybeFind, rewrite, textOf } from '../ooxml/xml.ts'
import { emu, placeholders } from './house-parts.ts'
import type { Placed, PlacedTable } from './placed.ts'

/**
 * What PptxGenJS gets wrong on a slide, each put right here: faces said at every run, two `a:pPr` in one paragraph, a text body without a paragraph, shapes without a text body, the same
 * shape id twice, tables without alternative text, placeholders that no layout has. `placed` is what was drawn, in order.
 */
export function repairSlide(slide: Element, placed: readonly Placed[], chartRelation: string): Element {
  const repaired = rewrite(slide, (at) => {
    switch (at.name) {
      case 'a:p':
        return withOneParagraphStyle(at)
      case 'a:txBody':
      case 'p:txBody':
        return withParagraph(at)
      case 'a:rPr':
      case 'a:endParaRPr':
        return withThemeFace(at)
      case 'c:chart':
        return { ...at, attributes: { ...at.attributes, 'r:id': chartRelation } }
      case 'p:cSld':
        return { ...at, attributes: {} }
      default:
        return at
    }
  })
  let next = 0
  return rewrite(repaired, (at) => (at.name === 'p:spTree' ? { ...at, children: numbered(at) } : at))

  function numbered(tree: Element): Element[] {
    return elementsOf(tree).map((shape) => {
      if (shape.name !== 'p:sp' && shape.name !== 'p:graphicFrame') return shape
      const drawn = must(placed[next], `what was drawn as ${next}`)
      next += 1
      return settle(shape, drawn, next + 1)
    })
  }
}

function withOneParagraphStyle(paragraph: Element): Element {
  let seen = false
  return {
    ...paragraph,
    children: paragraph.children.filter((child) => {
      if (typeof child === 'string' || child.name !== 'a:pPr') return true
      const first = !seen
      seen = true
      return first
    }),
  }
}

/** Words take their face from the theme, so that a company's template can change it. */
function withThemeFace(style: Element): Element {
  return { ...style, children: elementsOf(style).filter((c) => !['a:latin', 'a:ea', 'a:cs'].includes(c.name)) }
}

function withParagraph(body: Element): Element {
  if (elementsOf(body).some((child) => child.name === 'a:p')) return body
  return { ...body, children: [...body.children, element('a:p', {}, element('a:endParaRPr', { lang: 'en-GB' }))] }
}

function settle(shape: Element, drawn: Placed, id: number): Element {
  const about = {
    id,
    name: drawn.name,
    descr: drawn.kind === 'chart' || drawn.kind === 'table' ? drawn.alt || drawn.name : undefined,
  }
  const named = rewrite(shape, (at) => {
    if (at.name === 'p:cNvPr') return element('p:cNvPr', about, drawn.kind === 'shape' && decorative)
    return at
  })
  if (drawn.kind === 'table') return table(named, drawn)
  if (drawn.kind === 'text') return drawn.role ? placeholder(named, drawn.role) : textBox(named)
  if (drawn.kind === 'shape' && !maybeFind(named, 'p:txBody')) return withTextBody(named)
  return named
}

/** Tells screen readers to pass a shape over. */
const decorative = element(
  'a:extLst',
  {},
  element(
    'a:ext',
    { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' },
    element('adec:decorative', {
      'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative',
      val: true,
    }),
  ),
)

function textBox(shape: Element): Element {
  return rewrite(shape, (at) => (at.name === 'p:cNvSpPr' ? element('p:cNvSpPr', { txBox: true }) : at))
}

/** Tells where the head is, and sets the room around the words of each cell. */
function table(frame: Element, drawn: PlacedTable): Element {
  const cells = drawn.rows.flat()
  let next = 0
  return rewrite(frame, (at) => {
    if (at.name === 'a:tblPr') return element('a:tblPr', { firstRow: drawn.head })
    if (at.name !== 'a:tc') return at
    const { inset } = must(cells[next], `cell ${next}`)
    next += 1
    return rewrite(at, (inside) => {
      if (inside.name !== 'a:tcPr') return inside
      const room = {
        marL: String(emu(inset.left)),
        marR: String(emu(inset.right)),
        marT: String(emu(inset.vertical)),
        marB: String(emu(inset.vertical)),
      }
      return { ...inside, attributes: { ...inside.attributes, ...room } }
    })
  })
}

function withTextBody(shape: Element): Element {
  const empty = element(
    'p:txBody',
    {},
    element('a:bodyPr', { rtlCol: false, anchor: 'ctr' }),
    element('a:lstStyle'),
    element('a:p', {}, element('a:endParaRPr', { lang: 'en-GB' })),
  )
  return { ...shape, children: [...shape.children, empty] }
}

function placeholder(shape: Element, role: keyof typeof placeholders): Element {
  return rewrite(shape, (at) => {
    if (at.name === 'p:cNvSpPr') return element('p:cNvSpPr', {}, element('a:spLocks', { noGrp: true }))
    if (at.name === 'p:nvPr') return element('p:nvPr', {}, element('p:ph', placeholders[role]))
    if (at.name === 'a:r' && role === 'page-number') return numberField(at)
    // The claim takes place and colour from the layout too.
    if (role === 'title' && at.name === 'p:spPr') return element('p:spPr')
    if (role === 'title' && at.name === 'a:rPr') return { ...at, children: [] }
    return at
  })
}

/** The page number as a field, so that it stays true when slides are moved. */
function numberField(run: Element): Element {
  return element(
    'a:fld',
    { id: '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}', type: 'slidenum' },
    maybeFind(run, 'a:rPr'),
    element('a:t', {}, textOf(must(maybeFind(run, 'a:t'), 'page number'))),
  )
}
