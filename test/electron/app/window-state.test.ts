import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  firstState,
  keepWindowState,
  leastSize,
  placeWindow,
  type Rectangle,
  readWindowState,
} from '../../../electron/app/window-state.ts'

const laptop: Rectangle = { x: 0, y: 0, width: 1440, height: 860 }
const left: Rectangle = { x: -1920, y: -200, width: 1920, height: 1080 }

describe('placeWindow', () => {
  it.each<[string, Rectangle | null, Rectangle[], object]>([
    ['at first, in the middle', null, [laptop], { width: 1360, height: 860 }],
    [
      'where it was left',
      { x: 100, y: 50, width: 1000, height: 700 },
      [laptop],
      { x: 100, y: 50, width: 1000, height: 700 },
    ],
    [
      'on the second screen',
      { x: -1800, y: 0, width: 1000, height: 700 },
      [laptop, left],
      { x: -1800, y: 0, width: 1000, height: 700 },
    ],
    [
      'in the middle when its screen is gone',
      { x: -1800, y: 0, width: 1000, height: 700 },
      [laptop],
      { width: 1000, height: 700 },
    ],
    [
      'smaller when its screen shrank',
      { x: 500, y: 300, width: 2500, height: 1400 },
      [laptop],
      { x: 0, y: 0, width: 1440, height: 860 },
    ],
    [
      'pushed in when it hung over the edge',
      { x: 1300, y: 700, width: 1000, height: 700 },
      [laptop],
      { x: 440, y: 160, width: 1000, height: 700 },
    ],
    ['no smaller than it can be used', { x: 10, y: 10, width: 20, height: 20 }, [laptop], { width: 900, height: 600 }],
    [
      'somewhere even when no screen is told',
      { x: 0, y: 0, width: 1000, height: 700 },
      [],
      { width: 1000, height: 700 },
    ],
  ])('%s', (_what, kept, screens, place) => {
    expect(placeWindow(kept, screens)).toEqual(place)
  })

  it('is never off every screen and never too small, wherever it was left and whichever screens are there', () => {
    const rectangle = fc.record({
      x: fc.integer({ min: -10_000, max: 10_000 }),
      y: fc.integer({ min: -10_000, max: 10_000 }),
      width: fc.integer({ min: 1, max: 8000 }),
      height: fc.integer({ min: 1, max: 8000 }),
    })
    const screen = rectangle.map((one) => ({ ...one, width: one.width + 900, height: one.height + 600 }))
    fc.assert(
      fc.property(rectangle, fc.array(screen, { minLength: 1, maxLength: 3 }), (kept, screens) => {
        const { x, y, width, height } = placeWindow(kept, screens)
        expect(width).toBeGreaterThanOrEqual(leastSize.width)
        expect(height).toBeGreaterThanOrEqual(leastSize.height)
        if (x === undefined || y === undefined) return
        const isWithin = screens.some(
          (one) => x >= one.x && y >= one.y && x + width <= one.x + one.width && y + height <= one.y + one.height,
        )
        expect(isWithin).toBe(true)
      }),
    )
  })
})

describe('how the window was left', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'proofbook-state-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('is read back as it was kept, by its owner only', async () => {
    const file = join(folder, 'deep/state.json')
    const state = { bounds: laptop, isMaximized: true, zoom: 1.5, appearance: 'dark' as const }
    await keepWindowState(file, state)
    expect(readWindowState(file)).toEqual(state)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"bounds":{"x":"a"},"zoom":0,"appearance":"pink","isMaximized":1}',
    '{"bounds":{"x":1,"y":1,"width":0,"height":9},"zoom":900}',
    '{"bounds":{"x":1.5,"y":1,"width":900,"height":900}}',
  ])('is as at first when the file reads %j', async (text) => {
    const file = join(folder, 'odd.json')
    await writeFile(file, text)
    expect(readWindowState(file)).toEqual(firstState)
  })

  it('is forgotten without a word where it can’t be written', async () => {
    await writeFile(join(folder, 'taken'), 'a file where a folder should be')
    await keepWindowState(join(folder, 'taken/state.json'), firstState)
    expect(await readFile(join(folder, 'taken'), 'utf8')).toBe('a file where a folder should be')
  })
})
