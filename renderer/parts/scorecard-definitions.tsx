import { useEffect, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import type { Definition } from '../../shared/base/evidence.ts'
import { dateWords } from '../project-context.ts'
import { ReviewNotes, StateMark, useReviewed } from '../review/review-notes.tsx'
import { reviewWords } from '../words/review-words.ts'
import { scorecardWords } from '../words/scorecard-words.ts'
import { words } from '../words/words.ts'
import { SearchBox } from './search-box.tsx'

const text = scorecardWords.definitions

function DefinitionRow({ definition, isWanted }: { readonly definition: Definition; readonly isWanted: boolean }) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isWanted) row.current?.scrollIntoView({ block: 'start' })
  }, [isWanted])
  const { fields } = words.evidence
  const about = { kind: 'definition' as const, id: `${definition.id}@${definition.version}` }
  const { thing } = useReviewed(about)
  return (
    <Disclosure className="disclosure definition" ref={row} defaultExpanded={isWanted}>
      <Heading level={3}>
        <AriaButton slot="trigger" className="definition-head">
          <span className="definition-title">{definition.title}</span>
          <span className="definition-formula">{definition.formula}</span>
          <span className="definition-version">
            <StateMark thing={thing} /> {text.version(String(definition.version))}
          </span>
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <p className="quiet">
          {words.evidence.version(String(definition.version), dateWords(definition.effectiveFrom))}
        </p>
        <dl className="facts">
          {(Object.keys(fields) as (keyof typeof fields)[]).map((field) => (
            <div className="fact" key={field}>
              <dt>{fields[field]}</dt>
              <dd>{definition[field]}</dd>
            </div>
          ))}
          <div className="fact">
            <dt>{words.evidence.id}</dt>
            <dd>
              <code>{definition.id}</code>
            </dd>
          </div>
        </dl>
        <h4>{reviewWords.title}</h4>
        <ReviewNotes about={about} />
      </DisclosurePanel>
    </Disclosure>
  )
}

/** The registry as a help page: every definition with the rule that the code follows, found by typing; `wanted` is the id of one that is opened at once. */
export function ScorecardDefinitions({
  definitions,
  wanted = null,
}: {
  readonly definitions: readonly Definition[]
  readonly wanted?: string | null
}) {
  const [search, setSearch] = useState('')
  const letters = search.trim().toLowerCase()
  const found = definitions.filter(({ title, formula, id }) =>
    [title, formula, id].some((part) => part.toLowerCase().includes(letters)),
  )
  const families = [...new Set(found.map(({ family }) => family))]
  return (
    <section className="sheet section">
      <SearchBox label={text.find} value={search} onChange={setSearch} />
      {found.length === 0 && <p className="quiet">{scorecardWords.metrics.nothing}</p>}
      {families.map((family) => (
        <div key={family} className="definitions">
          <h2>{words.scorecard.families[family]}</h2>
          {found
            .filter((one) => one.family === family)
            .map((definition) => (
              <DefinitionRow key={definition.id} definition={definition} isWanted={definition.id === wanted} />
            ))}
        </div>
      ))}
    </section>
  )
}
