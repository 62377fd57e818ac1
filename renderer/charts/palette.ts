import type { Tone } from '../../shared/deck/exhibit.ts'

/** The colours and letters that a picture is drawn with, read from the style sheet so that both themes and high contrast hold. */
export interface Palette {
  readonly ink: string
  readonly quietInk: string
  readonly rule: string
  readonly sheet: string
  /** For lines, bars and bands. */
  readonly tones: Readonly<Record<Tone, string>>
  /** The same meanings, dark enough for small words. */
  readonly toneInks: Readonly<Record<Tone, string>>
  readonly font: string
}

const tones: readonly Tone[] = ['durable', 'fragile', 'failed', 'unknown', 'ai', 'human', 'accent', 'quiet']

/** Reads the palette as it is at an element: a slide stays light in a dark window. */
export function readPalette(element: HTMLElement): Palette {
  const probe = element.appendChild(document.createElement('span'))
  const colour = (token: string): string => {
    probe.style.color = `var(${token})`
    return getComputedStyle(probe).color
  }
  const byTone = (suffix: string) =>
    Object.fromEntries(tones.map((tone) => [tone, colour(`--${tone}${suffix}`)])) as Record<Tone, string>
  const palette: Palette = {
    ink: colour('--ink'),
    quietInk: colour('--ink-3'),
    rule: colour('--rule'),
    sheet: colour('--sheet'),
    tones: byTone(''),
    toneInks: byTone('-ink'),
    font: getComputedStyle(element).fontFamily,
  }
  probe.remove()
  return palette
}
