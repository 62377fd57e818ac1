import type { Place } from '../location.ts'
import { screenHash } from '../use-place.ts'

/** The quiet index of a screen that has several parts: each is a place of its own, with an address. The first part is the screen itself. */
export function PlaceIndex<Part extends string>({
  label,
  place,
  parts,
  titles,
  now,
}: {
  readonly label: string
  readonly place: Place
  readonly parts: readonly Part[]
  readonly titles: Readonly<Record<Part, string>>
  readonly now: Part
}) {
  return (
    <nav className="place-index" aria-label={label}>
      <ul>
        {parts.map((id, index) => (
          <li key={id}>
            <a
              href={screenHash(place.screen, place, index === 0 ? null : id)}
              aria-current={id === now ? 'page' : undefined}
            >
              {titles[id]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
