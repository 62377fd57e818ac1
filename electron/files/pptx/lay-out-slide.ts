import type { Deck, Remark, Slide } from '../../../shared/deck/deck.ts'
import { type Words, wordsOf } from '../../../shared/story/language/language.ts'
import { drawExhibit } from './charts/draw-exhibit.ts'
import { type Box, colourOf, colours, marks, places, sizes } from './look.ts'
import { fitText, linesHeight, textWidth, wrapText } from './measure-text.ts'
import type { Placed, PlacedText } from './placed.ts'

/**
 * Everything on a slide with its place, in the order in which it is read: claim, what is measured, picture, figure, remarks, footer. What does not fit in
 * whole is said in full in the notes.
 */
export function layOutSlide(
  deck: Deck,
  slide: Slide,
  number: number,
): { readonly placed: Placed[]; readonly notes: string } {
  const words = wordsOf(deck)
  const content = body(slide, deck.date, words)
  const title = fitText({
    text: oneLine(slide.title),
    face: 'Georgia',
    width: places.title.w,
    maxLines: 2,
    sizes: [28, 26, 24, 22, 20, 18],
  })
  const titleHeight = linesHeight(title.lines, title.points)
  const subtitle = fitText({
    text: oneLine(slide.subtitle),
    face: 'Calibri',
    width: places.subtitle.w,
    maxLines: 1,
    sizes: [sizes.text, 13, 12, 11],
  })
  const placed: Placed[] = [
    {
      kind: 'text',
      name: 'Title',
      role: 'title',
      box: { ...places.title, h: titleHeight + 0.04 },
      valign: 'top',
      paragraphs: [
        {
          runs: [
            {
              text: title.text || words.page.slide(number),
              points: title.points,
              colour: colours.ink,
              font: 'Georgia',
            },
          ],
        },
      ],
    },
    ...(subtitle.text === ''
      ? []
      : [
          {
            kind: 'text' as const,
            name: 'Subtitle',
            role: 'subtitle' as const,
            box: { ...places.subtitle, y: places.title.y + titleHeight + 0.1 },
            valign: 'top' as const,
            paragraphs: [{ runs: [{ text: subtitle.text, points: subtitle.points, colour: colours.ink2 }] }],
          },
        ]),
    ...content.placed,
    ...footer(deck, slide, number),
  ]
  const notes = [
    ...(title.cut ? [words.page.inFull(slide.title)] : []),
    ...(subtitle.cut ? [slide.subtitle] : []),
    ...content.left.map((remark) => remark.text),
    slide.notes.trim() || words.page.noNotes(slide.evidence),
  ]
  return { placed, notes: notes.join('\n\n') }
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim()
}

/** Things on a slide, and the remarks that found no room in whole. */
interface Content {
  readonly placed: Placed[]
  readonly left: readonly Remark[]
}

function body(slide: Slide, date: string, said: Words): Content {
  if (slide.exhibit === null) return wordsOnly(slide, places.body)
  const aside = slide.figure !== null || slide.remarks.length > 0
  const room = aside ? places.picture : places.body
  const caption = fitText({
    text: oneLine(slide.exhibit.caption),
    face: 'Calibri bold',
    width: room.w,
    maxLines: 1,
    sizes: [sizes.small, 10, 9],
  })
  const canvas = { ...room, y: room.y + 0.3, h: room.h - 0.3 }
  const beside = aside ? words(slide, places.side, [14, 13, 12, 11, 10, 9]) : { placed: [], left: [] }
  return {
    placed: [
      {
        kind: 'text',
        name: 'Caption',
        box: { ...room, h: 0.24 },
        valign: 'top',
        paragraphs: [{ runs: [{ text: caption.text, points: caption.points, colour: colours.ink2, bold: true }] }],
      },
      ...drawExhibit(slide.exhibit, {
        box: canvas,
        date,
        dense: slide.appendix !== undefined,
        words: said,
      }),
      ...beside.placed,
    ],
    left: beside.left,
  }
}

/** A slide without a picture: its figure, and its remarks in larger type. */
function wordsOnly(slide: Slide, box: Box): Content {
  return words(slide, { ...box, w: Math.min(box.w, 9.2) }, [18, 16, 14, 12, 11, 10, 9])
}

function words(slide: Slide, box: Box, steps: readonly [number, ...number[]]): Content {
  const head = figure(slide, box)
  const said = slide.remarks.filter((remark) => remark.text.trim() !== '')
  const rest = remarks(said, { ...box, y: head.below, h: box.y + box.h - head.below }, steps)
  return { placed: [...head.placed, ...rest.placed], left: rest.left }
}

/** The one number of the slide and what it is, and where the next thing may begin. */
function figure({ figure: said }: Slide, box: Box): { readonly placed: PlacedText[]; readonly below: number } {
  if (said === null) return { placed: [], below: box.y }
  const value = fitText({
    text: oneLine(said.value),
    face: 'Calibri bold',
    width: box.w,
    maxLines: 1,
    sizes: [sizes.figure, 40, 36, 32, 28, 24, 20, 16],
  })
  const valueHeight = linesHeight(1, value.points)
  const unit = fitText({
    text: oneLine(said.unit),
    face: 'Calibri',
    width: box.w,
    maxLines: 3,
    sizes: [14, 13, 12, 11],
  })
  const unitHeight = linesHeight(unit.lines, unit.points)
  return {
    placed: [
      {
        kind: 'text',
        name: 'Figure',
        box: { ...box, h: valueHeight },
        valign: 'top',
        paragraphs: [{ runs: [{ text: value.text, points: value.points, colour: colourOf('accent'), bold: true }] }],
      },
      {
        kind: 'text',
        name: 'Figure unit',
        box: { ...box, y: box.y + valueHeight + 0.02, h: unitHeight },
        valign: 'top',
        paragraphs: [{ runs: [{ text: unit.text, points: unit.points, colour: colours.ink2 }] }],
      },
    ],
    below: box.y + valueHeight + unitHeight + 0.28,
  }
}

/** Remarks under each other, each beside a rule; the honest one's rule is amber and twice as wide, so that it is seen in grey as well. */
function remarks(said: readonly Remark[], box: Box, steps: readonly [number, ...number[]]): Content {
  const indent = 0.17
  const gap = 0.17
  const width = box.w - indent
  const heightAt = (points: number) =>
    said.reduce(
      (sum, r) => sum + linesHeight(wrapText(r.text, 'Calibri', points, width * 0.97).length, points) + gap,
      -gap,
    )
  const points = steps.find((size) => heightAt(size) <= box.h) ?? (steps.at(-1) as number)
  const placed: Placed[] = []
  const left: Remark[] = []
  let y = box.y
  for (const remark of said) {
    const fitted = fitText({
      text: remark.text,
      face: 'Calibri',
      width,
      maxLines: Math.max(1, Math.floor((box.y + box.h - y) / linesHeight(1, points))),
      sizes: [points],
    })
    const h = linesHeight(fitted.lines, points)
    if (fitted.cut || y + h > box.y + box.h + 0.05) left.push(remark)
    if (y + h > box.y + box.h + 0.05) continue
    const thick = remark.honest ? 0.05 : 0.025
    placed.push({
      kind: 'shape',
      name: remark.honest ? 'Rule of the honest remark' : 'Rule',
      shape: 'rectangle',
      box: { x: box.x, y: y + 0.02, w: thick, h: h - 0.02 },
      colour: remark.honest ? colours.honest : colours.rule,
    })
    placed.push({
      kind: 'text',
      name: remark.honest ? 'Honest remark' : 'Remark',
      box: { x: box.x + indent, y, w: width, h },
      valign: 'top',
      paragraphs: fitted.text.split('\n').map((text) => ({ runs: [{ text, points, colour: colours.ink }] })),
    })
    y += h + gap
  }
  return { placed, left }
}

function footer(deck: Deck, slide: Slide, number: number): Placed[] {
  const { format, page } = wordsOf(deck)
  const mark = marks[slide.grade]
  const word = page.grades[slide.grade]
  const source = fitText({
    text: [deck.company, format.quarter(deck.quarter)].filter((part) => part !== '').join(' · '),
    face: 'Calibri',
    width: places.source.w,
    maxLines: 1,
    sizes: [sizes.small],
  })
  const sourceWidth = textWidth(source.text, 'Calibri', sizes.small) * 1.04 + 0.02
  const right = places.source.x + places.source.w
  const room = right - sourceWidth - 0.25 - places.footer.x
  const said = fitText({
    text: oneLine([word, slide.footer].filter((part) => part !== '').join(' · ')),
    face: 'Calibri',
    width: room,
    maxLines: 1,
    sizes: [sizes.small, 10, 9],
  })
  return [
    { kind: 'shape', name: 'Footer rule', shape: 'line', box: places.rule, colour: colours.rule, width: 0.75 },
    {
      kind: 'text',
      name: 'Grade',
      box: places.mark,
      align: 'center',
      valign: 'middle',
      fill: { shape: 'ellipse', colour: colours.ink },
      paragraphs: [{ runs: [{ text: mark, points: 9, colour: colours.sheet, bold: true }] }],
    },
    {
      kind: 'text',
      name: 'Footer',
      role: 'footer',
      box: { ...places.footer, w: room },
      valign: 'middle',
      paragraphs: [{ runs: [{ text: said.text, points: said.points, colour: colours.ink3 }] }],
    },
    {
      kind: 'text',
      name: 'Source',
      box: { ...places.source, x: right - sourceWidth, w: sourceWidth },
      align: 'right',
      valign: 'middle',
      paragraphs: [{ runs: [{ text: source.text, points: sizes.small, colour: colours.ink3 }] }],
    },
    {
      kind: 'text',
      name: 'Page number',
      role: 'page-number',
      box: places.pageNumber,
      align: 'right',
      valign: 'middle',
      paragraphs: [{ runs: [{ text: String(number), points: sizes.small, colour: colours.ink3 }] }],
    },
  ]
}
