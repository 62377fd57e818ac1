import type { Appearance } from '../shared/contract.ts'
import { shell } from './ask.ts'

/** Light, dark, or as the system says. */
export type Theme = Appearance

let shown: Theme = 'system'

/** The theme that is shown. */
export const keptTheme = (): Theme => shown

/** Shows the theme that was chosen when Proofbook ran last. Called once, before the first screen. */
export async function showKeptTheme(): Promise<void> {
  put(await shell().appearance.kept())
}

/** Shows a theme and keeps the choice. */
export function showTheme(theme: Theme): void {
  put(theme)
  // What can't be kept holds for this window.
  shell()
    .appearance.keep(theme)
    .catch(() => {})
}

function put(theme: Theme): void {
  shown = theme
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  window.dispatchEvent(new Event('themechange'))
}

/** Calls back whenever colours may have changed, by choice or by the system. */
export function onThemeChange(listener: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'].map((query) =>
    window.matchMedia(query),
  )
  for (const query of queries) query.addEventListener('change', listener)
  window.addEventListener('themechange', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
    window.removeEventListener('themechange', listener)
  }
}
