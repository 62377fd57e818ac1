import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Appearance } from '../../shared/contract.ts'

/** A rectangle on the desktop, in its own dots. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How the window was left, to be found so again. */
export interface WindowState {
  readonly bounds: Rectangle | null
  readonly isMaximized: boolean
  /** 1 is as it is drawn. */
  readonly zoom: number
  readonly appearance: Appearance
}

export const firstState: WindowState = { bounds: null, isMaximized: false, zoom: 1, appearance: 'system' }

export const leastSize = { width: 900, height: 600 } as const
const firstSize = { width: 1360, height: 900 } as const

/** How much of the window must be on a screen to be got hold of. */
const grip = 80

/**
 * Where the window is opened: where it was left, made to fit the screen that it is on; in the middle of the first screen when it was never left anywhere
 * or that screen is gone. Without a place the system chooses the middle. `screens` are the parts of the screens that windows may cover.
 */
export function placeWindow(
  kept: Rectangle | null,
  screens: readonly Rectangle[],
): { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number } {
  const on = kept === null ? undefined : screens.find((screen) => isReachable(kept, screen))
  const room = on ?? screens[0] ?? { x: 0, y: 0, ...firstSize }
  const { width, height } = kept ?? firstSize
  const size = {
    width: Math.min(Math.max(width, leastSize.width), Math.max(room.width, leastSize.width)),
    height: Math.min(Math.max(height, leastSize.height), Math.max(room.height, leastSize.height)),
  }
  if (kept === null || !on) return size
  return {
    ...size,
    x: clamp(kept.x, on.x, on.x + on.width - size.width),
    y: clamp(kept.y, on.y, on.y + on.height - size.height),
  }
}

/** Whether enough of a window's upper edge is on a screen to move it by. */
const isReachable = (window: Rectangle, screen: Rectangle): boolean =>
  Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x) >= grip &&
  window.y >= screen.y - grip / 2 &&
  window.y <= screen.y + screen.height - grip

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most))

/** How the window was left; as it is at first when nothing was kept or what was kept can't be read. */
export function readWindowState(file: string): WindowState {
  let kept: Partial<Record<keyof WindowState, unknown>>
  try {
    kept = JSON.parse(readFileSync(file, 'utf8')) ?? {}
  } catch {
    return firstState
  }
  const { bounds, isMaximized, zoom, appearance } = kept
  return {
    bounds: isRectangle(bounds) ? bounds : null,
    isMaximized: isMaximized === true,
    zoom: typeof zoom === 'number' && zoom >= 0.25 && zoom <= 5 ? zoom : 1,
    appearance: isAppearance(appearance) ? appearance : 'system',
  }
}

/** Keeps how the window was left. Where that can't be written the window opens as at first, which is no reason to say anything. */
export async function keepWindowState(file: string, state: WindowState): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const next = `${file}.next`
    await writeFile(next, `${JSON.stringify(state)}\n`, { mode: 0o600 })
    await rename(next, file)
  } catch {
    // Said above.
  }
}

/** Whether a value is a choice of light, dark or the system's. */
export const isAppearance = (value: unknown): value is Appearance =>
  value === 'system' || value === 'light' || value === 'dark'

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false
  const { x, y, width, height } = value as Partial<Rectangle>
  return [x, y, width, height].every((one) => Number.isInteger(one)) && Number(width) > 0 && Number(height) > 0
}
