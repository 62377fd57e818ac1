import type { Exhibit, Tone } from '../../../../shared/deck/exhibit.ts'
import type { Words } from '../../../../shared/story/language/language.ts'
import { type Box, colourOf, colours, sizes, wordColourOf } from '../look.ts'
import { fitText, linesHeight, textWidth } from '../measure-text.ts'
import type { Placed, Run } from '../placed.ts'

/** What every picture is drawn from. */
export interface Canvas {
  /** Where on the slide it may draw, in inches. */
  readonly box: Box
  /** The document's date, for the workbook inside a chart. */
  readonly date: string
  /** A table in the smallest type from the start: pages of one appendix look alike. */
  readonly dense?: boolean
  /** The words of the deck's language. */
  readonly words: Words
}

/** An exhibit with the words of the language in which it is drawn. */
export type Said<E extends Exhibit> = E & { readonly words: Words }

/** Said where there is nothing to draw, so that an empty picture never looks like a zero. */
export function nothingToDraw({ box, words }: Canvas): Placed[] {
  return [
    {
      kind: 'text',
      name: 'Nothing to draw',
      box: { x: box.x, y: box.y, w: box.w, h: 0.6 },
      paragraphs: [{ runs: [small(words.page.nothingDrawn, colours.ink2, { points: sizes.text })] }],
    },
  ]
}

/** The room between bars in percent of a bar, such that none is wider than an inch and a half: few bars stay slim. `slot` is a category's room in inches. */
export function gapBetween(slot: number, bars: number, usual: number): number {
  return Math.min(500, Math.max(usual, Math.ceil((slot / 1.5 - bars) * 100)))
}

/** Small words. */
export function small(text: string, colour: string, options: { bold?: boolean; points?: number } = {}): Run {
  return { text, colour, points: options.points ?? sizes.small, bold: options.bold ?? false }
}

/** A colour for each series: that of its tone; a tone that comes back is drawn lighter each time. */
export function seriesColours(series: readonly { readonly tone: Tone }[]): { line: string; word: string }[] {
  const seen = new Map<string, number>()
  return series.map(({ tone }) => {
    const colour = colourOf(tone)
    const times = seen.get(colour) ?? 0
    seen.set(colour, times + 1)
    return { line: times === 0 ? colour : lighter(colour, Math.min(0.7, times * 0.35)), word: wordColourOf(tone) }
  })
}

function lighter(colour: string, share: number): string {
  return [0, 2, 4]
    .map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16)
      return Math.round(part + (255 - part) * share)
        .toString(16)
        .padStart(2, '0')
    })
    .join('')
    .toUpperCase()
}

/** A name to stand at the end of a line or beside a bar, at the height (in inches on the slide) of what it names. */
export interface EndLabel {
  readonly name: string
  readonly words: string
  readonly colour: string
  readonly at: number
}

/** How wide the names beside a picture are set, at most `most` inches. */
export function endLabelWidth(labels: readonly Pick<EndLabel, 'name' | 'words'>[], most: number): number {
  const widest = Math.max(0, ...labels.map((l) => textWidth(labelText(l), 'Calibri bold', sizes.small) * 1.04 + 0.06))
  return Math.min(most, widest)
}

function labelText({ name, words }: Pick<EndLabel, 'name' | 'words'>): string {
  return words === '' ? name : `${name} ${words}`
}

/**
 * Names as native text beside what they name, moved apart where they would meet and kept between `top` and `bottom`. `x` is their left edge; all in inches.
 */
export function endLabels(
  labels: readonly EndLabel[],
  place: { readonly x: number; readonly w: number; readonly top: number; readonly bottom: number },
): Placed[] {
  const sized = labels.map((label) => {
    const { text, lines } = fitText({
      text: labelText(label).replace(/\s*\n\s*/g, ' '),
      face: 'Calibri bold',
      width: place.w,
      maxLines: 3,
      sizes: [sizes.small],
    })
    return { label, text, height: linesHeight(lines, sizes.small) }
  })
  const centres = spread(
    sized.map(({ label, height }) => ({ at: label.at, height })),
    place.top,
    place.bottom,
  )
  return sized.map(({ label, text, height }, i) => ({
    kind: 'text',
    name: `Label ${label.name}`,
    box: { x: place.x, y: (centres[i] as number) - height / 2, w: place.w, h: height },
    valign: 'middle',
    paragraphs: [{ runs: [small(text, label.colour, { bold: true })] }],
  }))
}

/**
 * Moves things of given heights apart along a line so that none overlaps, each as near to where it belongs as the order allows, all between `top` and
 * `bottom` where they fit. Returns their centres in the order given.
 */
export function spread(
  things: readonly { readonly at: number; readonly height: number }[],
  top: number,
  bottom: number,
): number[] {
  const order = things.map((thing, index) => ({ ...thing, index })).sort((a, b) => a.at - b.at || a.index - b.index)
  // Neighbours that touch become one block that stands where its members would stand on average.
  const blocks: { members: typeof order; centre: number; height: number }[] = []
  for (const thing of order) {
    let block = { members: [thing], centre: thing.at, height: thing.height }
    for (let last = blocks.at(-1); last; last = blocks.at(-1)) {
      if (last.centre + last.height / 2 <= block.centre - block.height / 2) break
      blocks.pop()
      const members = [...last.members, ...block.members]
      const height = last.height + block.height
      let before = 0
      let sum = 0
      for (const member of members) {
        sum += member.at - (before + member.height / 2 - height / 2)
        before += member.height
      }
      block = { members, centre: sum / members.length, height }
    }
    blocks.push(block)
  }
  const centres = new Array<number>(things.length)
  let floor = top
  for (const block of blocks) {
    let y = Math.max(floor, Math.min(block.centre - block.height / 2, bottom - block.height))
    for (const member of block.members) {
      centres[member.index] = y + member.height / 2
      y += member.height
    }
    floor = y
  }
  // What was pushed past the end moves back up as one.
  const over = floor - bottom
  if (over > 0) {
    let ceiling = bottom
    for (const member of blocks.flatMap((b) => b.members).reverse()) {
      const centre = Math.min(centres[member.index] as number, ceiling - member.height / 2)
      centres[member.index] = centre
      ceiling = centre - member.height / 2
    }
  }
  return centres
}

/** A line of coloured squares with names: for bars side by side, where there is no end to write at. Wraps never; names are short. */
export function keyRow(
  series: readonly { readonly name: string; readonly colour: string; readonly word: string }[],
  box: Box,
): Placed[] {
  const placed: Placed[] = []
  let x = box.x
  for (const { name, colour, word } of series) {
    const w = Math.min(textWidth(name, 'Calibri bold', sizes.small) * 1.04 + 0.08, box.x + box.w - x - 0.2)
    if (w < 0.3) break
    placed.push({
      kind: 'shape',
      name: `Key ${name}`,
      shape: 'rectangle',
      box: { x, y: box.y + 0.045, w: 0.12, h: 0.12 },
      colour,
    })
    placed.push({
      kind: 'text',
      name: `Key ${name}`,
      box: { x: x + 0.18, y: box.y, w, h: 0.21 },
      valign: 'middle',
      paragraphs: [{ runs: [small(name, word, { bold: true })] }],
    })
    x += w + 0.38
  }
  return placed
}
