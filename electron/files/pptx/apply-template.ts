import { type Element, element, rewrite } from '../ooxml/xml.ts'
import { emu, houseColours } from './house-parts.ts'
import { contrast, page } from './look.ts'
import type { Logo, Template } from './read-template.ts'

/**
 * Which of the theme's slots a company's colours take. Colours that mean something (durable, fragile, failed, unknown) stay the house's: a company's first accent may well be
 * red, and then what held would look as if it failed. The house's own accent, of figures and plain bars, stands in the slot of links.
 */
const taken: readonly (readonly [slot: string, from: string])[] = [
  ['dk1', 'dk1'],
  ['lt1', 'lt1'],
  ['dk2', 'dk2'],
  ['lt2', 'lt2'],
  ['hlink', 'accent1'],
  ['accent4', 'accent2'],
  ['accent5', 'accent3'],
]

/** Words on slides are set in these, so they must be readable on the background (WCAG AA, 4.5 to 1). */
const worded = ['dk1', 'dk2', 'hlink', 'accent4', 'accent5']

/** The colours of the theme with a template's; those in which words are set are darkened until they can be read, and a template with a dark background is taken on white. */
export function themeColours(template: Template | null): Map<string, string> {
  const colours = new Map(houseColours)
  if (template === null) return colours
  for (const [slot, from] of taken) {
    const own = template.colours.get(from)
    if (own !== undefined) colours.set(slot, own)
  }
  const paper = colours.get('lt1') ?? 'FFFFFF'
  if (contrast(paper, '000000') < 12) colours.set('lt1', 'FFFFFF')
  const background = colours.get('lt1') ?? 'FFFFFF'
  for (const slot of worded) colours.set(slot, readable(colours.get(slot) ?? '000000', background))
  return colours
}

function readable(colour: string, background: string): string {
  let shade = colour
  for (let step = 1; step <= 20 && contrast(shade, background) < 4.5; step++) shade = darker(colour, step / 20)
  return shade
}

function darker(colour: string, share: number): string {
  return [0, 2, 4]
    .map((at) => Math.round(Number.parseInt(colour.slice(at, at + 2), 16) * (1 - share)))
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
}

/** Slots as shapes and charts name them. */
const slotNames: Readonly<Record<string, string>> = { dk1: 'tx1', lt1: 'bg1', dk2: 'tx2', lt2: 'bg2' }

const slotOf = new Map(
  [...houseColours].map(([slot, colour]) => [colour, slotNames[slot] ?? slot]).reverse() as [string, string][],
)

/** A part of the deck whose house colours are named by their slot in the theme, so that another theme, applied here or in PowerPoint, changes them. */
export function withThemeColours(root: Element): Element {
  return rewrite(root, (at) => {
    if (at.name !== 'a:srgbClr') return at
    const slot = slotOf.get((at.attributes.val ?? '').toUpperCase())
    return slot === undefined ? at : { ...at, name: 'a:schemeClr', attributes: { val: slot } }
  })
}

/** How much wider than Calibri a face runs, on average; what is not known is taken for as wide as Arial. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/calibri|carlito|aptos narrow|arial narrow|gill sans|garamond/i, 1],
  [/verdana|dejavu sans/i, 1.3],
  [/tahoma|segoe|open sans|noto sans|montserrat|poppins/i, 1.17],
  [/aptos|helvetica|arial|roboto|inter|lato|source sans|ibm plex/i, 1.12],
  [/times|cambria|georgia/i, 1.08],
]

/** By what type shrinks so that words measured in Calibri and Georgia keep to their boxes in other faces; 1 leaves it as it is. */
export function typeScale(face: string, measuredIn: 'Calibri' | 'Georgia'): number {
  const wide = widths.find(([name]) => name.test(face))?.[1] ?? 1.12
  // Georgia itself runs wide: most faces set a claim in no more room.
  return Math.min(1, (measuredIn === 'Georgia' ? 1.17 : 1) / wide)
}

/** A slide whose type is smaller by a scale: all words but the claim, which has a scale of its own. */
export function withTypeScale(slide: Element, scale: number): Element {
  if (scale >= 1) return slide
  return rewrite(slide, (at) => {
    const points = Number(at.attributes.sz)
    if (!['a:rPr', 'a:endParaRPr', 'a:defRPr'].includes(at.name) || !(points > 0)) return at
    return {
      ...at,
      attributes: { ...at.attributes, sz: String(Math.max(700, Math.floor((points * scale) / 50) * 50)) },
    }
  })
}

/** The logo as it stands on the master: in the upper right corner, no larger than the margin above the claim. */
export function logoPicture(logo: Logo, id: number, relation: string): Element {
  const most = { w: 1.6, h: 0.26 }
  const scale = Math.min(most.w / logo.width, most.h / logo.height)
  const [w, h] = [logo.width * scale, logo.height * scale]
  return element(
    'p:pic',
    {},
    element(
      'p:nvPicPr',
      {},
      element('p:cNvPr', { id, name: 'Logo', descr: 'Logo' }),
      element('p:cNvPicPr', {}, element('a:picLocks', { noChangeAspect: true })),
      element('p:nvPr', { userDrawn: true }),
    ),
    element(
      'p:blipFill',
      {},
      element('a:blip', { 'r:embed': relation }),
      element('a:stretch', {}, element('a:fillRect')),
    ),
    element(
      'p:spPr',
      {},
      element(
        'a:xfrm',
        {},
        element('a:off', { x: emu(page.width - page.margin - w), y: emu(0.12) }),
        element('a:ext', { cx: emu(w), cy: emu(h) }),
      ),
      element('a:prstGeom', { prst: 'rect' }, element('a:avLst')),
    ),
  )
}
