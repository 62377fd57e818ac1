import type { ForestExhibit, Tone } from '../../../../shared/deck/exhibit.ts'
import { forestScale } from '../../../../shared/deck/forest-scale.ts'
import { colourOf, colours, sizes } from '../look.ts'
import { fitText, textWidth } from '../measure-text.ts'
import type { Placed } from '../placed.ts'
import { type Canvas, nothingToDraw, type Said, small } from './picture.ts'

/**
 * Estimates under each other as native shapes: label, interval with its square, the number in words. PowerPoint has no chart for it, and a scatter chart with error bars would lose
 * its labels when edited. Rows that find no room are counted below.
 */
export function forestPicture(exhibit: Said<ForestExhibit>, canvas: Canvas): Placed[] {
  const { box } = canvas
  if (exhibit.rows.length === 0) return nothingToDraw(canvas)
  const head = 0.3
  const most = Math.max(1, Math.floor((box.h - head - 0.3) / 0.27))
  const rows = exhibit.rows.slice(0, most)
  const height = Math.min(0.5, (box.h - head - 0.3) / rows.length)
  const say = (value: number) => exhibit.words.format.value(value, exhibit.unit, exhibit.currency)
  const numbers = rows.map(
    (row) => `${say(row.value)} (${exhibit.words.format.words.range(say(row.low), say(row.high))})`,
  )
  const wide = (words: readonly string[]) =>
    Math.max(...words.map((text) => textWidth(text, 'Calibri bold', sizes.small) * 1.04)) + 0.1
  const numberWidth = Math.min(box.w * 0.3, wide(numbers))
  const labelWidth = Math.min(box.w * 0.4, wide(rows.map((row) => nameOf(row))))
  const plot = { x: box.x + labelWidth + 0.1, w: box.w - labelWidth - numberWidth - 0.2 }
  const scale = forestScale({ ...exhibit, rows })
  const at = (value: number) => plot.x + scale(value) * plot.w
  const top = box.y + head
  const bottom = top + rows.length * height
  const line = (name: string, x: number, y: number, w: number, h: number, colour: string, width: number): Placed => ({
    kind: 'shape',
    name,
    shape: 'line',
    box: { x, y, w, h },
    colour,
    width,
  })
  const words = (
    name: string,
    text: string,
    place: { readonly x: number; readonly y: number; readonly w: number },
    align: 'left' | 'center' | 'right',
    options: { readonly bold?: boolean; readonly quiet?: boolean } = {},
  ): Placed => ({
    kind: 'text',
    name,
    box: { ...place, h: 0.22 },
    align,
    valign: 'middle',
    paragraphs: [
      {
        runs: [
          small(
            fitText({ text, face: 'Calibri bold', width: place.w, maxLines: 1, sizes: [sizes.small, 10, 9] }).text,
            options.quiet ? colours.ink3 : colours.ink,
            { bold: options.bold ?? false },
          ),
        ],
      },
    ],
  })
  return [
    words('Less', exhibit.words.page.lower, { x: plot.x, y: box.y, w: plot.w / 2 - 0.6 }, 'left', { quiet: true }),
    words(
      'No difference',
      exhibit.words.page.noDifference(say(exhibit.reference)),
      { x: plot.x + plot.w / 2 - 1, y: box.y, w: 2 },
      'center',
      {
        quiet: true,
      },
    ),
    words('More', exhibit.words.page.higher, { x: plot.x + plot.w / 2 + 0.6, y: box.y, w: plot.w / 2 - 0.6 }, 'right', {
      quiet: true,
    }),
    line('No difference', at(exhibit.reference), top, 0, bottom - top, colours.axis, 0.75),
    ...rows.flatMap((row, i): Placed[] => {
      const middle = top + (i + 0.5) * height
      const colour = colourOf(toneOf(row, exhibit))
      const half = row.whole ? 0.075 : 0.05
      return [
        words(`Label ${row.label}`, nameOf(row), { x: box.x, y: middle - 0.11, w: labelWidth }, 'left', {
          bold: row.whole,
        }),
        line(
          `Interval ${row.label}`,
          at(row.low),
          middle,
          Math.max(0, at(row.high) - at(row.low)),
          0,
          colour,
          row.whole ? 2 : 1.25,
        ),
        {
          kind: 'shape',
          name: `Estimate ${row.label}`,
          shape: 'rectangle',
          box: { x: at(row.value) - half, y: middle - half, w: 2 * half, h: 2 * half },
          colour,
        },
        words(
          `Value ${row.label}`,
          numbers[i] ?? '',
          { x: box.x + box.w - numberWidth, y: middle - 0.11, w: numberWidth },
          'right',
          {
            bold: row.whole,
          },
        ),
      ]
    }),
    ...(exhibit.rows.length > rows.length
      ? [
          words(
            'Left out',
            exhibit.words.page.more(exhibit.rows.length - rows.length),
            { x: box.x, y: bottom + 0.04, w: box.w },
            'left',
            { quiet: true },
          ),
        ]
      : []),
  ]
}

function nameOf(row: ForestExhibit['rows'][number]): string {
  return row.under === '' ? row.label : `${row.label} (${row.under})`
}

/** Coloured only where the interval leaves out "no difference". */
function toneOf(row: ForestExhibit['rows'][number], { reference }: ForestExhibit): Tone {
  return row.low > reference ? 'failed' : row.high < reference ? 'durable' : 'quiet'
}
