import { EmptyPlace } from '../parts/empty-place.tsx'
import { words } from '../words.ts'

/** The business case is built later; until then the place says what it will answer and what it needs, and shows no number. */
export function CaseScreen() {
  return (
    <EmptyPlace name={words.screens.case} title={words.case.title} text={words.case.text}>
      <p className="empty-text">{words.case.needs}</p>
      <ul className="empty-list">
        {words.case.list.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <p className="quiet">{words.case.until}</p>
    </EmptyPlace>
  )
}
