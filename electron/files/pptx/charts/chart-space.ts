import { type Element, element } from '../../ooxml/xml.ts'
import { type Box, colours, sizes } from '../look.ts'
import type { Scale } from '../scale.ts'

const namespaces = {
  'xmlns:c': 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
}

/** A leaf with one value: `<c:idx val="3"/>`. */
export function value(name: string, val: string | number | boolean): Element {
  return element(name, { val })
}

/**
 * A whole chart part: one kind of chart with its two axes, drawn at exactly `plot` inside `frame` (both in inches on the slide), so that native text on the slide
 * can stand beside the lines it names. The workbook behind it is the part's first relation.
 */
export function chartSpace(parts: {
  readonly frame: Box
  readonly plot: Box
  readonly chart: Element
  readonly axes: readonly [Element, Element]
}): Element {
  const { frame, plot } = parts
  return element(
    'c:chartSpace',
    namespaces,
    value('c:date1904', false),
    value('c:roundedCorners', false),
    element(
      'c:chart',
      {},
      value('c:autoTitleDeleted', true),
      element(
        'c:plotArea',
        {},
        element(
          'c:layout',
          {},
          element(
            'c:manualLayout',
            {},
            value('c:layoutTarget', 'inner'),
            value('c:xMode', 'edge'),
            value('c:yMode', 'edge'),
            value('c:x', fraction(plot.x - frame.x, frame.w)),
            value('c:y', fraction(plot.y - frame.y, frame.h)),
            value('c:w', fraction(plot.w, frame.w)),
            value('c:h', fraction(plot.h, frame.h)),
          ),
        ),
        parts.chart,
        parts.axes[0],
        parts.axes[1],
        element('c:spPr', {}, element('a:noFill'), element('a:ln', {}, element('a:noFill'))),
      ),
      value('c:plotVisOnly', true),
      value('c:dispBlanksAs', 'gap'),
    ),
    element('c:spPr', {}, element('a:noFill'), element('a:ln', {}, element('a:noFill'))),
    textProperties(sizes.small, colours.ink3),
    element('c:externalData', { 'r:id': 'rId1' }, value('c:autoUpdate', false)),
  )
}

function fraction(part: number, whole: number): number {
  return Number((part / whole).toFixed(6))
}

/** How words in a chart are set. */
export function textProperties(
  points: number,
  colour: string,
  options: { bold?: boolean; rotation?: number } = {},
): Element {
  return element(
    'c:txPr',
    {},
    element('a:bodyPr', { rot: options.rotation ?? 0, vert: 'horz' }),
    element('a:lstStyle'),
    element(
      'a:p',
      {},
      element(
        'a:pPr',
        {},
        element(
          'a:defRPr',
          { sz: Math.round(points * 100), b: options.bold ?? false },
          element('a:solidFill', {}, element('a:srgbClr', { val: colour })),
          element('a:latin', { typeface: '+mn-lt' }),
          element('a:cs', { typeface: '+mn-cs' }),
        ),
      ),
      element('a:endParaRPr', { lang: 'en-GB' }),
    ),
  )
}

/** A line in points; without a colour there is none. */
export function stroke(points: number, colour: string | null, dash?: 'dash' | 'sysDash'): Element {
  if (colour === null) return element('a:ln', {}, element('a:noFill'))
  return element(
    'a:ln',
    { w: Math.round(points * 12_700), cap: dash ? 'flat' : 'rnd' },
    element('a:solidFill', {}, element('a:srgbClr', { val: colour })),
    dash && element('a:prstDash', { val: dash }),
    element('a:round'),
  )
}

/** A filled form; without a colour it can't be seen. */
export function filled(colour: string | null, edge: string | null = null): Element {
  return element(
    'c:spPr',
    {},
    colour === null ? element('a:noFill') : element('a:solidFill', {}, element('a:srgbClr', { val: colour })),
    stroke(0.75, edge),
  )
}

/** A line's form. */
export function lined(points: number, colour: string | null, dash?: 'dash' | 'sysDash'): Element {
  return element('c:spPr', {}, stroke(points, colour, dash))
}

const categoryId = 111_111_111
const valueId = 222_222_222

/** The pair of axis ids that a chart names: categories (or x) first. */
export const axisIds: readonly Element[] = [value('c:axId', categoryId), value('c:axId', valueId)]

/** The axis of categories. `at` is where it stands; `backwards` puts the first category on top of a chart of horizontal bars. */
export function categoryAxis(options: {
  readonly at: 'b' | 'l'
  readonly backwards?: boolean
  readonly every?: number
  readonly points?: number
  readonly turned?: boolean
}): Element {
  return element(
    'c:catAx',
    {},
    value('c:axId', categoryId),
    element('c:scaling', {}, value('c:orientation', options.backwards ? 'maxMin' : 'minMax')),
    value('c:delete', false),
    value('c:axPos', options.at),
    element('c:numFmt', { formatCode: 'General', sourceLinked: false }),
    value('c:majorTickMark', 'none'),
    value('c:minorTickMark', 'none'),
    value('c:tickLblPos', 'low'),
    lined(1, colours.axis),
    textProperties(options.points ?? sizes.small, colours.ink2, {
      // A turn too small to see: LibreOffice does not know labels that are left out, but leaves them out itself where words that are turned would meet.
      rotation: options.turned ? -2_700_000 : (options.every ?? 1) > 1 ? 1 : 0,
    }),
    value('c:crossAx', valueId),
    value('c:crosses', 'autoZero'),
    value('c:auto', false),
    value('c:lblAlgn', 'ctr'),
    value('c:lblOffset', 100),
    options.every !== undefined && options.every > 1 && value('c:tickLblSkip', options.every),
    value('c:noMultiLvlLbl', true),
  )
}

/** An axis of numbers. Hidden where every bar says its own number. `across` is the x axis of a scatter chart. */
export function valueAxis(options: {
  readonly at: 'b' | 'l'
  readonly scale: Scale
  readonly format: string
  readonly hidden?: boolean
  readonly across?: boolean
  readonly between?: boolean
  readonly crosses?: 'autoZero' | 'min' | 'max'
}): Element {
  const { scale, across = false } = options
  return element(
    'c:valAx',
    {},
    value('c:axId', across ? categoryId : valueId),
    element('c:scaling', {}, value('c:orientation', 'minMax'), value('c:max', scale.max), value('c:min', scale.min)),
    value('c:delete', options.hidden ?? false),
    value('c:axPos', options.at),
    !across && !options.hidden && element('c:majorGridlines', {}, lined(0.75, colours.grid)),
    element('c:numFmt', { formatCode: options.format, sourceLinked: false }),
    value('c:majorTickMark', 'none'),
    value('c:minorTickMark', 'none'),
    value('c:tickLblPos', across ? 'low' : 'nextTo'),
    lined(1, across ? colours.axis : null),
    textProperties(sizes.small, colours.ink3),
    value('c:crossAx', across ? valueId : categoryId),
    value('c:crosses', options.crosses ?? 'autoZero'),
    value('c:crossBetween', options.between === false ? 'midCat' : 'between'),
    value('c:majorUnit', scale.step),
  )
}

/** A point's own label: its number in its own format, or none. */
export interface PointLabel {
  readonly idx: number
  readonly format: string | null
  readonly place: 't' | 'b' | 'l' | 'ctr' | 'outEnd'
  readonly colour: string
  readonly bold?: boolean
}

/** Labels at points; points that are not named have none. */
export function pointLabels(labels: readonly PointLabel[], points: number = sizes.small): Element | null {
  if (labels.length === 0) return null
  return element(
    'c:dLbls',
    {},
    [...labels]
      .sort((a, b) => a.idx - b.idx)
      .map((label) =>
        element(
          'c:dLbl',
          {},
          value('c:idx', label.idx),
          label.format === null
            ? value('c:delete', true)
            : [
                element('c:numFmt', { formatCode: label.format, sourceLinked: false }),
                element('c:spPr', {}, element('a:noFill'), element('a:ln', {}, element('a:noFill'))),
                textProperties(points, label.colour, { bold: label.bold ?? true }),
                value('c:dLblPos', label.place),
                ...shown(true),
              ],
        ),
      ),
    shown(false),
  )
}

function shown(val: boolean): Element[] {
  return [
    value('c:showLegendKey', false),
    value('c:showVal', val),
    value('c:showCatName', false),
    value('c:showSerName', false),
    value('c:showPercent', false),
    value('c:showBubbleSize', false),
  ]
}

/** Whiskers from `down` below to `up` above each point; both are references to columns of the workbook. */
export function whiskers(options: {
  readonly up: Element
  readonly down: Element
  readonly colour: string
  readonly direction?: 'y'
}): Element {
  return element(
    'c:errBars',
    {},
    options.direction && value('c:errDir', options.direction),
    value('c:errBarType', 'both'),
    value('c:errValType', 'cust'),
    value('c:noEndCap', false),
    element('c:plus', {}, options.up),
    element('c:minus', {}, options.down),
    lined(1.25, options.colour),
  )
}
