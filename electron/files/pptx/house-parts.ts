import { type Element, element, rewrite } from '../ooxml/xml.ts'
import { type Box, colourOf, colours, places, sizes } from './look.ts'

/**
 * The parts of a deck that every slide hangs from: master, the one layout, the notes master and the theme. PptxGenJS writes a master without placeholders and
 * lets both masters share one theme; PowerPoint repairs the latter, and a company's own template can only be applied over real placeholders.
 */

const namespaces = {
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:p': 'http://schemas.openxmlformats.org/presentationml/2006/main',
}

/** The placeholders of a slide, by the role of the text that fills them. */
export const placeholders = {
  title: { type: 'title' },
  subtitle: { type: 'body', sz: 'quarter', idx: 13 },
  footer: { type: 'ftr', sz: 'quarter', idx: 11 },
  'page-number': { type: 'sldNum', sz: 'quarter', idx: 12 },
} as const

export const layoutName = 'Claim and picture'

/** Inches as the whole units that the file counts in. */
export function emu(inches: number): number {
  return Math.round(inches * 914_400)
}

const emptyGroup = [
  element('p:nvGrpSpPr', {}, element('p:cNvPr', { id: 1, name: '' }), element('p:cNvGrpSpPr'), element('p:nvPr')),
  element(
    'p:grpSpPr',
    {},
    element(
      'a:xfrm',
      {},
      element('a:off', { x: 0, y: 0 }),
      element('a:ext', { cx: 0, cy: 0 }),
      element('a:chOff', { x: 0, y: 0 }),
      element('a:chExt', { cx: 0, cy: 0 }),
    ),
  ),
]

const colourMap = {
  bg1: 'lt1',
  tx1: 'dk1',
  bg2: 'lt2',
  tx2: 'dk2',
  accent1: 'accent1',
  accent2: 'accent2',
  accent3: 'accent3',
  accent4: 'accent4',
  accent5: 'accent5',
  accent6: 'accent6',
  hlink: 'hlink',
  folHlink: 'folHlink',
}

function transform(box: Box): Element {
  return element(
    'a:xfrm',
    {},
    element('a:off', { x: emu(box.x), y: emu(box.y) }),
    element('a:ext', { cx: emu(box.w), cy: emu(box.h) }),
  )
}

function placeholder(options: {
  readonly id: number
  readonly name: string
  readonly ph: Readonly<Record<string, string | number>>
  readonly box: Box
  readonly level: Element
  readonly anchor: 't' | 'ctr' | 'b'
  readonly content: Element
}): Element {
  return element(
    'p:sp',
    {},
    element(
      'p:nvSpPr',
      {},
      element('p:cNvPr', { id: options.id, name: options.name }),
      element('p:cNvSpPr', {}, element('a:spLocks', { noGrp: true })),
      element('p:nvPr', {}, element('p:ph', options.ph)),
    ),
    element('p:spPr', {}, transform(options.box), element('a:prstGeom', { prst: 'rect' }, element('a:avLst'))),
    element(
      'p:txBody',
      {},
      element(
        'a:bodyPr',
        { vert: 'horz', wrap: 'square', lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor: options.anchor },
        element('a:noAutofit'),
      ),
      element('a:lstStyle', {}, options.level),
      options.content,
    ),
  )
}

function level(points: number, colour: string, face: '+mj' | '+mn', align: 'l' | 'r' = 'l'): Element {
  return element(
    'a:lvl1pPr',
    { marL: 0, indent: 0, algn: align },
    element('a:buNone'),
    element(
      'a:defRPr',
      { sz: points * 100, b: false },
      element(
        'a:solidFill',
        {},
        colour.startsWith('tx') ? element('a:schemeClr', { val: colour }) : element('a:srgbClr', { val: colour }),
      ),
      element('a:latin', { typeface: `${face}-lt` }),
    ),
  )
}

function paragraph(text: string): Element {
  return element('a:p', {}, element('a:r', {}, element('a:rPr', { lang: 'en-GB' }), element('a:t', {}, text)))
}

function slideNumber(): Element {
  return element(
    'a:p',
    {},
    element(
      'a:fld',
      { id: '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}', type: 'slidenum' },
      element('a:rPr', { lang: 'en-GB' }),
      element('a:t', {}, '‹#›'),
    ),
    element('a:endParaRPr', { lang: 'en-GB' }),
  )
}

/** Title, subtitle (or body text), footer and page number, as both the master and the layout have them. */
function housePlaceholders(on: 'master' | 'layout'): Element[] {
  return [
    placeholder({
      id: 2,
      name: 'Title',
      ph: placeholders.title,
      box: places.title,
      level: level(sizes.claim, 'tx1', '+mj'),
      anchor: 't',
      content: paragraph('Click to edit the claim'),
    }),
    placeholder({
      id: 3,
      name: on === 'master' ? 'Text' : 'Subtitle',
      ph: on === 'master' ? { type: 'body', idx: 1 } : placeholders.subtitle,
      box: on === 'master' ? places.body : places.subtitle,
      level: level(sizes.text, on === 'master' ? 'tx1' : 'tx2', '+mn'),
      anchor: 't',
      content: paragraph('Click to edit what is measured'),
    }),
    placeholder({
      id: 4,
      name: 'Footer',
      ph: on === 'master' ? { type: 'ftr', sz: 'quarter', idx: 3 } : placeholders.footer,
      box: places.footer,
      level: level(sizes.small, colours.ink3, '+mn'),
      anchor: 'ctr',
      content: element('a:p', {}, element('a:endParaRPr', { lang: 'en-GB' })),
    }),
    placeholder({
      id: 5,
      name: 'Page number',
      ph: on === 'master' ? { type: 'sldNum', sz: 'quarter', idx: 4 } : placeholders['page-number'],
      box: places.pageNumber,
      level: level(sizes.small, colours.ink3, '+mn', 'r'),
      anchor: 'ctr',
      content: slideNumber(),
    }),
  ]
}

/** `ppt/slideMasters/slideMaster1.xml`; its relations are the layout, the theme and, when there is one, the logo, in this order. */
export function masterPart(logo: Element | null = null): Element {
  const other = (points: number) =>
    Array.from({ length: 9 }, (_, i) =>
      element(
        `a:lvl${i + 1}pPr`,
        {
          marL: i * 228_600,
          algn: 'l',
          defTabSz: 914_400,
          rtl: false,
          eaLnBrk: true,
          latinLnBrk: false,
          hangingPunct: true,
        },
        element(
          'a:defRPr',
          { sz: points * 100, kern: 1200 },
          element('a:solidFill', {}, element('a:schemeClr', { val: 'tx1' })),
          element('a:latin', { typeface: '+mn-lt' }),
          element('a:ea', { typeface: '+mn-ea' }),
          element('a:cs', { typeface: '+mn-cs' }),
        ),
      ),
    )
  return element(
    'p:sldMaster',
    namespaces,
    element(
      'p:cSld',
      {},
      element('p:bg', {}, element('p:bgRef', { idx: 1001 }, element('a:schemeClr', { val: 'bg1' }))),
      element('p:spTree', {}, emptyGroup, housePlaceholders('master'), logo),
    ),
    element('p:clrMap', colourMap),
    element('p:sldLayoutIdLst', {}, element('p:sldLayoutId', { id: 2147483649, 'r:id': 'rId1' })),
    element(
      'p:txStyles',
      {},
      element(
        'p:titleStyle',
        {},
        element(
          'a:lvl1pPr',
          { algn: 'l', defTabSz: 914_400, rtl: false, eaLnBrk: true, latinLnBrk: false, hangingPunct: true },
          element('a:spcBef', {}, element('a:spcPct', { val: 0 })),
          element('a:buNone'),
          element(
            'a:defRPr',
            { sz: sizes.claim * 100, kern: 1200 },
            element('a:solidFill', {}, element('a:schemeClr', { val: 'tx1' })),
            element('a:latin', { typeface: '+mj-lt' }),
            element('a:ea', { typeface: '+mj-ea' }),
            element('a:cs', { typeface: '+mj-cs' }),
          ),
        ),
      ),
      element('p:bodyStyle', {}, other(sizes.text)),
      element('p:otherStyle', {}, other(sizes.text)),
    ),
  )
}

/** `ppt/slideLayouts/slideLayout1.xml`; its one relation is the master. */
export function layoutPart(): Element {
  return element(
    'p:sldLayout',
    { ...namespaces, preserve: true, userDrawn: true },
    element('p:cSld', { name: layoutName }, element('p:spTree', {}, emptyGroup, housePlaceholders('layout'))),
    element('p:clrMapOvr', {}, element('a:masterClrMapping')),
  )
}

/** `ppt/notesMasters/notesMaster1.xml`; its one relation is a theme of its own. */
export function notesMasterPart(): Element {
  const body = { x: 0.75, y: 4.8, w: 6, h: 4.2 }
  return element(
    'p:notesMaster',
    namespaces,
    element(
      'p:cSld',
      {},
      element('p:bg', {}, element('p:bgRef', { idx: 1001 }, element('a:schemeClr', { val: 'bg1' }))),
      element(
        'p:spTree',
        {},
        emptyGroup,
        element(
          'p:sp',
          {},
          element(
            'p:nvSpPr',
            {},
            element('p:cNvPr', { id: 2, name: 'Slide image' }),
            element('p:cNvSpPr', {}, element('a:spLocks', { noGrp: true, noRot: true, noChangeAspect: true })),
            element('p:nvPr', {}, element('p:ph', { type: 'sldImg', idx: 2 })),
          ),
          element(
            'p:spPr',
            {},
            transform({ x: 0.75, y: 1.1, w: 6, h: 3.375 }),
            element('a:prstGeom', { prst: 'rect' }, element('a:avLst')),
            element('a:noFill'),
          ),
        ),
        placeholder({
          id: 3,
          name: 'Notes',
          ph: { type: 'body', sz: 'quarter', idx: 3 },
          box: body,
          level: level(12, 'tx1', '+mn'),
          anchor: 't',
          content: paragraph('Click to edit the notes'),
        }),
      ),
    ),
    element('p:clrMap', colourMap),
    element('p:notesStyle', {}, level(12, 'tx1', '+mn')),
  )
}

/** The house's colours by their slot in the theme. */
export const houseColours: ReadonlyMap<string, string> = new Map([
  ['dk1', colours.ink],
  ['lt1', colours.sheet],
  ['dk2', colours.ink2],
  ['lt2', 'FBFAF6'],
  ['accent1', colourOf('durable')],
  ['accent2', colourOf('fragile')],
  ['accent3', colourOf('failed')],
  ['accent4', colourOf('ai')],
  ['accent5', colourOf('human')],
  ['accent6', colourOf('unknown')],
  ['hlink', colourOf('accent')],
  ['folHlink', colourOf('human')],
])

/** A theme with these colours and faces, made from a theme that has the effects every theme needs. */
export function themePart(
  base: Element,
  look: {
    readonly name: string
    readonly colours: ReadonlyMap<string, string>
    readonly headingFace: string
    readonly textFace: string
  },
): Element {
  const faces = (name: string, face: string) =>
    element(
      name,
      {},
      element('a:latin', { typeface: face }),
      element('a:ea', { typeface: '' }),
      element('a:cs', { typeface: '' }),
    )
  return rewrite(base, (at) => {
    if (at.name === 'a:theme') return { ...at, attributes: { ...at.attributes, name: look.name } }
    if (at.name === 'a:clrScheme') {
      return element(
        'a:clrScheme',
        { name: look.name },
        [...look.colours].map(([name, val]) => element(`a:${name}`, {}, element('a:srgbClr', { val }))),
      )
    }
    if (at.name === 'a:fontScheme') {
      return element(
        'a:fontScheme',
        { name: look.name },
        faces('a:majorFont', look.headingFace),
        faces('a:minorFont', look.textFace),
      )
    }
    return at
  })
}
