import { useMemo, useSyncExternalStore } from 'react'
import { type Place, placeHash, readPlace, type Screen } from './location.ts'

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange)
  return () => window.removeEventListener('hashchange', onChange)
}

/** The place shown now; follows back, forward and typed addresses. */
export function usePlace(): Place {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  return useMemo(() => readPlace(hash), [hash])
}

/** Goes to a place that differs from the present one as given; a step that back undoes. Another screen begins at its first part. */
export function goTo(change: Partial<Place>): void {
  const now = readPlace(window.location.hash)
  const isElsewhere = change.screen !== undefined && change.screen !== now.screen
  window.location.hash = placeHash({ ...now, ...(isElsewhere && { part: null, by: null }), ...change })
}

/** The address of a screen, or of a part of it, in the quarter looked at, without evidence open. */
export function screenHash(screen: Screen, place: Place, part: string | null = null): string {
  return placeHash({ screen, quarter: place.quarter, part, by: null, evidence: [], at: 0 })
}

let opener: HTMLElement | null = null

/** Opens what stands behind one or more numbers beside the present screen, and remembers where the keyboard was. */
export function openEvidence(ids: readonly string[], at = 0): void {
  if (ids.length === 0) return
  const active = document.activeElement
  if (active instanceof HTMLElement && !active.closest('[data-evidence-panel]')) opener = active
  goTo({ evidence: ids, at })
}

/** Closes the evidence panel and gives the keyboard back to what had opened it. */
export function closeEvidence(): void {
  goTo({ evidence: [], at: 0 })
  const back = opener
  opener = null
  if (back?.isConnected) back.focus()
}
