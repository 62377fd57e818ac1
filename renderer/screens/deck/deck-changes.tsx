import { useState } from 'react'
import { assertNever } from '../../../shared/base/assert.ts'
import { formatCount } from '../../../shared/base/format.ts'
import type { DeckChange } from '../../../shared/deck/deck-changes.ts'
import { Answered } from '../../parts/answered.tsx'
import { Button } from '../../parts/button.tsx'
import { dateWords, inQuarter, useProject } from '../../project-context.ts'
import { useAsk } from '../../use-ask.ts'
import { openEvidence } from '../../use-place.ts'
import { deckWords } from '../../words/deck-words.ts'

const text = deckWords.changes

/** So many changes are shown at first. */
const first = 12

function Change({
  change,
  onShow,
}: {
  readonly change: DeckChange
  /** Shows a slide of the deck on view; `null` when it holds no such slide. */
  readonly onShow: ((slide: string) => (() => void) | null) | null
}) {
  const show = change.kind === 'title' || change.kind === 'added' ? (onShow?.(change.slide) ?? null) : null
  const showing = (title: string) =>
    show && (
      <Button weight="quiet" aria-label={text.show(title)} onPress={show}>
        {text.showShort}
      </Button>
    )
  switch (change.kind) {
    case 'number':
      return (
        <li>
          <p>{text.number(change.title, change.before, change.after)}</p>
          <Button weight="quiet" aria-label={text.open(change.title)} onPress={() => openEvidence([change.evidence])}>
            {text.openShort}
          </Button>
        </li>
      )
    case 'title':
      return (
        <li>
          <p>
            {text.slideSaid} <del>{change.before}</del> {text.nowSays} <ins>{change.after}</ins>
          </p>
          {showing(change.after)}
        </li>
      )
    case 'added':
      return (
        <li>
          <p>{text.added(change.title)}</p>
          {showing(change.title)}
        </li>
      )
    case 'gone':
      return (
        <li>
          <p>{text.gone(change.title)}</p>
        </li>
      )
    default:
      return assertNever(change)
  }
}

/** What an export would say differently now than the last one of the quarter did. */
export function DeckChangesView({ onShow }: { readonly onShow: (slide: string) => (() => void) | null }) {
  const { quarter } = useProject()
  const asked = useAsk('deck:changes', inQuarter(quarter))
  const [all, setAll] = useState(false)
  return (
    <section className="sheet section deck-changes">
      <h2>{text.title}</h2>
      <Answered asked={asked}>
        {(found) => {
          if (found === null) return <p className="quiet">{text.never}</p>
          const shown = all ? found.changes : found.changes.slice(0, first)
          const hidden = found.changes.length - shown.length
          return (
            <>
              <p className="quiet">{text.since(dateWords(found.since.date))}</p>
              {found.changes.length === 0 ? (
                <p className="ties">{text.none}</p>
              ) : (
                <ul>
                  {shown.map((change) => (
                    <Change
                      key={change.kind === 'number' ? change.evidence : `${change.kind} ${change.slide}`}
                      change={change}
                      onShow={onShow}
                    />
                  ))}
                </ul>
              )}
              {hidden > 0 && (
                <Button weight="quiet" onPress={() => setAll(true)}>
                  {text.more(formatCount(hidden))}
                </Button>
              )}
            </>
          )
        }}
      </Answered>
    </section>
  )
}
