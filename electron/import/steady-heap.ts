import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/** Room for new objects that is enough for an import: more makes it no faster. */
const enough = 24 << 20

/**
 * Keeps V8 from doubling its room for new objects again and again, which long work with much short-lived garbage makes it do: left alone it takes 130 MB for what
 * fits into a few, and keeps them. `hold` is asked now and then, `release` at the end.
 */
export function makeSteadyHeap(): { readonly hold: () => void; readonly release: () => void } {
  let isHeld = false
  const hold = (): void => {
    if (isHeld) return
    const room = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0
    if (room < enough) return
    isHeld = true
    setFlagsFromString('--semi-space-growth-factor=1')
  }
  const release = (): void => {
    if (isHeld) setFlagsFromString('--semi-space-growth-factor=2')
    isHeld = false
  }
  return { hold, release }
}
