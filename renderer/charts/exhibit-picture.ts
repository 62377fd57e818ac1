import type { Exhibit, TableExhibit } from '../../shared/deck/exhibit.ts'
import { roughWidth, wrapWords } from './chart-frame.ts'
import { drawChart } from './draw-chart.ts'

/** Size and margins of a copied picture in CSS pixels; it is drawn twice as fine. */
const width = 960
const height = 420
const margin = 28
const density = 2

/** What stands around a copied picture, so that it carries what it says and where it is from wherever it is pasted. */
export interface PictureWords {
  readonly title: string
  readonly caption: string
  /** Under the picture, one line each. */
  readonly notes: readonly string[]
}

/** A picture with its words as a PNG on white, whatever the theme of the window is: it goes into other people's documents. */
export async function exhibitPicture(
  exhibit: Exclude<Exhibit, TableExhibit>,
  { title, caption, notes }: PictureWords,
): Promise<Blob> {
  const room = document.createElement('div')
  room.className = 'picture-room'
  room.dataset.theme = 'light'
  document.body.append(room)
  const place = document.createElement('div')
  place.style.width = `${width - 2 * margin}px`
  place.style.height = `${height}px`
  room.append(place)
  try {
    await document.fonts.ready
    const chart = drawChart(place, density)
    chart.show(exhibit, { size: 'full', fontSize: 14 })
    const drawn = chart.canvas()
    const style = getComputedStyle(room)
    const ink = style.color
    const quiet = getComputedStyle(place).color
    const wide = width - 2 * margin
    const lines = [
      ...setLines(title, { font: `400 24px ${style.getPropertyValue('--serif')}`, size: 24, wide, fill: ink }),
      ...setLines(caption, { font: `400 15px ${style.fontFamily}`, size: 15, wide, fill: quiet }),
    ]
    const under = notes.flatMap((note) =>
      setLines(note, { font: `400 12px ${style.fontFamily}`, size: 12, wide, fill: quiet }),
    )
    const above = margin + sum(lines.map((line) => line.height)) + 12
    const whole = above + height + 14 + sum(under.map((line) => line.height)) + margin
    const canvas = document.createElement('canvas')
    canvas.width = width * density
    canvas.height = Math.ceil(whole * density)
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('the page has no canvas')
    pen.scale(density, density)
    pen.fillStyle = style.backgroundColor
    pen.fillRect(0, 0, width, whole)
    write(pen, lines, margin)
    pen.drawImage(drawn, margin, above, wide, height)
    write(pen, under, above + height + 14)
    chart.dispose()
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be written'))),
        'image/png',
      ),
    )
  } finally {
    room.remove()
  }
}

interface SetLine {
  readonly text: string
  readonly font: string
  readonly fill: string
  readonly height: number
}

function setLines(
  text: string,
  {
    font,
    size,
    wide,
    fill,
  }: { readonly font: string; readonly size: number; readonly wide: number; readonly fill: string },
): readonly SetLine[] {
  if (text === '') return []
  const fitted = roughWidth(text, size) <= wide ? text : wrapWords(text, wide, size)
  return fitted.split('\n').map((line) => ({ text: line, font, fill, height: size * 1.4 }))
}

function write(pen: CanvasRenderingContext2D, lines: readonly SetLine[], top: number): void {
  let y = top
  pen.textBaseline = 'top'
  for (const line of lines) {
    pen.font = line.font
    pen.fillStyle = line.fill
    pen.fillText(line.text, margin, y)
    y += line.height
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
