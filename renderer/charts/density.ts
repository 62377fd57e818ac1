/** How many pixels a point of paper gets: four make a hairline a hairline on a printer of 400 dots an inch. */
const printed = 4

/** How densely pictures are to be drawn now: as the screen shows and its zoom asks for, never so coarse that a glass shows the grid. */
export function screenDensity(): number {
  return Math.max(2, window.devicePixelRatio)
}

/**
 * Calls back when pictures must be drawn at another density: the window was zoomed or went to another screen, a page is about to be printed (`paper`),
 * or printing is over. Gives back what stops it.
 */
export function watchDensity(listener: (density: number, paper: boolean) => void): () => void {
  let query: MediaQueryList | null = null
  const change = () => {
    query?.removeEventListener('change', change)
    query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
    query.addEventListener('change', change)
    listener(screenDensity(), false)
  }
  const before = () => listener(Math.max(printed, window.devicePixelRatio), true)
  const after = () => listener(screenDensity(), false)
  query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
  query.addEventListener('change', change)
  window.addEventListener('beforeprint', before)
  window.addEventListener('afterprint', after)
  return () => {
    query?.removeEventListener('change', change)
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
  }
}
