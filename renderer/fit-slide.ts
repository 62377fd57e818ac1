import { type RefObject, useLayoutEffect } from 'react'

/** A point of type in hundredths of a slide's width: a slide is 960 points wide. */
const ofWidth = (points: number) => `${(points / 960) * 100}cqw`

/** Inches of a slide, likewise. */
const inches = (length: number) => ofWidth(length * 72)

/** Makes type smaller step by step until the words fit. */
function stepDown(element: HTMLElement, steps: readonly number[], fits: () => boolean): void {
  for (const points of steps) {
    element.style.setProperty('font-size', ofWidth(points))
    if (fits()) return
  }
}

function fitTable(frame: HTMLElement, steps: readonly number[]): void {
  const table = frame.querySelector('table')
  if (!table) return
  const fits = () => table.offsetHeight <= frame.clientHeight
  frame.style.setProperty('--cell-space', inches(0.06))
  stepDown(frame, steps, fits)
  // Rows breathe where there is room, as the file's do.
  for (const space of [0.17, 0.14, 0.11, 0.08]) {
    frame.style.setProperty('--cell-space', inches(space))
    if (table.offsetHeight <= frame.clientHeight * 0.87) return
  }
  frame.style.setProperty('--cell-space', inches(0.06))
}

/** Fits a slide's words to their boxes by the sizes that the file's writer steps through: the claim to two lines, remarks and tables to the room that they have. */
export function useFitSlide(slide: RefObject<HTMLElement | null>, of: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another slide is what makes it fit again
  useLayoutEffect(() => {
    const element = slide.current
    if (!element) return
    const fitWords = () => {
      const title = element.querySelector<HTMLElement>('.slide-head h2')
      if (title)
        stepDown(title, [27.5, 26, 24, 22, 20, 18], () => {
          const line = Number.parseFloat(getComputedStyle(title).fontSize) * 1.2
          return title.scrollHeight <= line * 2.4
        })
      const side = element.querySelector<HTMLElement>('.slide-side')
      const isWords = element.dataset.words === 'true'
      if (side)
        stepDown(side, isWords ? [18, 16, 14, 12, 11, 10, 9] : [14, 13, 12, 11, 10, 9], () => {
          return side.scrollHeight <= side.clientHeight + 1
        })
      const frame = element.querySelector<HTMLElement>('.table-frame')
      const small = [11, 10.5, 10, 9.5, 9]
      const isAppendix = element.dataset.appendix === 'true'
      if (frame) fitTable(frame, isAppendix ? small : [...(side ? [] : [16, 15]), 14, 13, 12, ...small])
    }
    fitWords()
    document.fonts.addEventListener('loadingdone', fitWords)
    return () => document.fonts.removeEventListener('loadingdone', fitWords)
  }, [slide, of])
}
