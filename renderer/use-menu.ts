import { useEffect } from 'react'
import { closeProject } from './close-project.ts'
import { goTo } from './use-place.ts'

/** What the native menu can ask for. */
const commands: Readonly<Record<string, () => void>> = {
  project: () => void closeProject(),
  import: () => goTo({ screen: 'data', evidence: [], at: 0 }),
  export: () => goTo({ screen: 'deck', evidence: [], at: 0 }),
}

/** Does what is chosen in the window's native menu, of which the page hears as a DOM event. */
export function useMenu(): void {
  useEffect(() => {
    const onMenu = (event: Event) => commands[(event as CustomEvent<string>).detail]?.()
    window.addEventListener('proofbook:menu', onMenu)
    return () => window.removeEventListener('proofbook:menu', onMenu)
  }, [])
}
