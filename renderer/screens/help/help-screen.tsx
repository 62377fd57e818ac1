import { walkThrough } from '../../guide/guide-files.ts'
import type { Place } from '../../location.ts'
import { Answered } from '../../parts/answered.tsx'
import { PlaceIndex } from '../../parts/place-index.tsx'
import { ScorecardDefinitions } from '../../parts/scorecard-definitions.tsx'
import { ScreenHeader } from '../../parts/screen-header.tsx'
import { useAsk } from '../../use-ask.ts'
import { helpParts, helpWords as text } from '../../words/help-words.ts'
import { words } from '../../words/words.ts'
import { GlossaryList } from './glossary-list.tsx'
import { GuidePage } from './guide-page.tsx'

function Definitions({ wanted }: { readonly wanted: string | null }) {
  const asked = useAsk('scorecard:definitions', {})
  return (
    <Answered asked={asked}>
      {(definitions) => <ScorecardDefinitions key={wanted} definitions={definitions} wanted={wanted} />}
    </Answered>
  )
}

/** Help: ten minutes with the sample company, the words, and the registry; without a project (`isAlone`) the pages that need none. */
export function HelpScreen({ place, isAlone = false }: { readonly place: Place; readonly isAlone?: boolean }) {
  const parts = helpParts.filter((id) => !isAlone || id !== 'definitions')
  const part = parts.find((id) => id === place.part) ?? 'guide'
  return (
    <>
      <ScreenHeader
        title={words.screens.help}
        sentence={text.leads[part]}
        index={<PlaceIndex label={text.partsLabel} place={place} parts={parts} titles={text.parts} now={part} />}
      />
      {part === 'guide' && <GuidePage blocks={walkThrough} linked={!isAlone} />}
      {part === 'words' && <GlossaryList />}
      {part === 'definitions' && <Definitions wanted={place.by} />}
    </>
  )
}

/** Help while no project is open, with the way back to the three ways in. */
export function HelpAlone({ place }: { readonly place: Place }) {
  return (
    <main id="main" className="help-alone" tabIndex={-1}>
      <a href="#/answers">{text.back}</a>
      <HelpScreen place={place} isAlone />
    </main>
  )
}
