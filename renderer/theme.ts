/** Light, dark, or as the system says. */
export type Theme = 'system' | 'light' | 'dark'

const key = 'proofbook-theme'

/** The choice of this window, where nothing may be kept beyond it. */
let shown: Theme | null = null

/** The theme chosen in this window or earlier; the system's when none was or nothing may be kept here. */
export function keptTheme(): Theme {
  if (shown) return shown
  try {
    const kept = localStorage.getItem(key)
    return kept === 'light' || kept === 'dark' ? kept : 'system'
  } catch {
    return 'system'
  }
}

/** Shows a theme and keeps the choice where that is allowed. */
export function showTheme(theme: Theme): void {
  shown = theme
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, theme)
  } catch {
    // Kept for this window only.
  }
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
