import { useState } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { formatCount, plural } from '../../../shared/base/format.ts'
import type { ExportReport, PickedFile } from '../../../shared/contract.ts'
import type { Deck, Slide } from '../../../shared/deck/deck.ts'
import { type DeckLength, deckLengths } from '../../../shared/deck/plan-deck.ts'
import { shell } from '../../ask.ts'
import { type ExportKind, exportDeck, exportKinds, useExported } from '../../export-deck.ts'
import { Answered } from '../../parts/answered.tsx'
import { Button } from '../../parts/button.tsx'
import { AwaitingData } from '../../parts/empty-place.tsx'
import { SlideExhibitTools } from '../../parts/exhibit-view.tsx'
import { Folded } from '../../parts/folded.tsx'
import { ScreenHeader } from '../../parts/screen-header.tsx'
import { StoryFlags } from '../../parts/story-editor.tsx'
import { StoryLanguage } from '../../parts/story-language.tsx'
import { ScreenAction } from '../../parts/top-bar.tsx'
import { inQuarter, useProject } from '../../project-context.ts'
import { useAsk } from '../../use-ask.ts'
import { goTo, openEvidence } from '../../use-place.ts'
import { deckWords } from '../../words/deck-words.ts'
import { words } from '../../words/words.ts'
import { useWork } from '../../work.ts'
import { DeckChangesView } from './deck-changes.tsx'
import { DeckExports } from './deck-exports.tsx'
import { SlideView } from './slide-view.tsx'

const text = words.deck

function Exported({ report }: { readonly report: ExportReport }) {
  return (
    <section className="sheet section exported" role="status">
      <h2>{text.done}</h2>
      <p>{text.doneText(plural(report.files.length, 'file'))}</p>
      <ul className="bare">
        {report.files.map((file) => (
          <li key={file.file}>
            <span>
              {file.name} <span className="quiet">{text.bytes(formatCount(file.bytes / 1024))}</span>
            </span>
            <Button weight="quiet" onPress={() => shell().files.deliver(file.file)}>
              {(shell().shell === 'browser' ? text.download : text.show)(text.kinds[file.kind])}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Titles({
  slides,
  shown,
  onShow,
}: {
  readonly slides: readonly Slide[]
  readonly shown: number
  readonly onShow: (index: number) => void
}) {
  return (
    <nav className="titles" aria-label={text.slides}>
      <ol>
        {slides.map((slide, index) => (
          <li key={slide.id}>
            {slide.appendix !== undefined && slide.appendix !== slides[index - 1]?.appendix && (
              <p className="titles-part">{deckWords.appendix(slide.appendix)}</p>
            )}
            <button type="button" aria-current={index === shown} onClick={() => onShow(index)}>
              <span className="title-number">{index + 1}</span>
              <span>{slide.title}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Length({ length, onLength }: { readonly length: DeckLength; readonly onLength: (to: DeckLength) => void }) {
  return (
    <RadioGroup
      className="segments"
      orientation="horizontal"
      value={length}
      onChange={(to) => onLength(to as DeckLength)}
    >
      <Label className="unseen">{deckWords.length}</Label>
      {deckLengths.map((one) => (
        <Radio key={one} value={one} className="segment">
          {deckWords.lengths[one]}
          <span>{deckWords.lengthHints[one]}</span>
        </Radio>
      ))}
    </RadioGroup>
  )
}

function Files({
  kinds,
  onKinds,
  template,
  onTemplate,
}: {
  readonly kinds: readonly ExportKind[]
  readonly onKinds: (kinds: readonly ExportKind[]) => void
  readonly template: PickedFile | null
  readonly onTemplate: (template: PickedFile | null) => void
}) {
  return (
    <fieldset className="export">
      <legend>{deckWords.files}</legend>
      <p className="quiet">{text.exportText}</p>
      <div className="checks">
        {exportKinds.map((kind) => (
          <Checkbox
            key={kind}
            className="check"
            isSelected={kinds.includes(kind)}
            onChange={(on) => onKinds(exportKinds.filter((one) => (one === kind ? on : kinds.includes(one))))}
          >
            <span className="check-box" aria-hidden="true" />
            {text.kinds[kind]}
          </Checkbox>
        ))}
      </div>
      {kinds.length === 0 && <p className="needs">{text.nothing}</p>}
      <div className="export-template">
        <Button
          onPress={async () => {
            const [picked] = await shell().files.pick('template')
            if (picked) onTemplate(picked)
          }}
        >
          {deckWords.template}
        </Button>
        <p className="quiet" role="status">
          {template ? deckWords.templateUsed(template.name) : deckWords.noTemplate}
        </p>
        {template && (
          <Button weight="quiet" onPress={() => onTemplate(null)}>
            {deckWords.templateDrop}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

/** Says before anyone tries that the export will be refused, why, and where it is put right. */
function Refused() {
  const { quarter } = useProject()
  const asked = useAsk('story:proof-points', inQuarter(quarter))
  if (asked.state !== 'value') return null
  const flagged = asked.value.proofPoints.filter((point) => (point.flags ?? []).length > 0)
  if (flagged.length === 0) return null
  const say = flagged.length === 1 ? deckWords.refusal.text : deckWords.refusal.textMany
  return (
    <section className="notice deck-refused" aria-label={deckWords.refusal.title}>
      <p className="notice-what">{deckWords.refusal.title}</p>
      <p className="notice-hint">{say(plural(flagged.length, 'proof point'))}</p>
      <ul>
        {flagged.map((point) => (
          <li key={point.id}>
            <p className="version-claim">{point.title}</p>
            <StoryFlags flags={point.flags ?? []} />
          </li>
        ))}
      </ul>
      <div className="notice-actions">
        <Button onPress={() => goTo({ screen: 'story', evidence: [], at: 0 })}>{deckWords.refusal.link}</Button>
      </div>
    </section>
  )
}

/** The speaker notes as the file has them, each number of theirs with the way to what stands behind it. */
function Notes({ slide }: { readonly slide: Slide }) {
  const longestFirst = [...slide.evidence].sort((a, b) => b.length - a.length)
  const paragraphs = slide.notes.split(/\n{2,}/).map((said) => ({
    said,
    evidence: longestFirst.find((id) => said.includes(id)),
  }))
  const behind = paragraphs.filter((one) => one.evidence !== undefined)
  return (
    <div className="speaker-notes">
      <h2>{text.notes}</h2>
      <section aria-label={text.notes}>
        {paragraphs
          .filter((one) => one.evidence === undefined)
          .map(({ said }) => (
            <p key={said}>{said}</p>
          ))}
        {behind.length > 0 && (
          <Folded title={deckWords.notesBehind(plural(behind.length, 'number'))}>
            {behind.map(({ said, evidence = '' }) => (
              <p key={said}>
                {said}{' '}
                <Button
                  weight="quiet"
                  aria-label={deckWords.changes.open(said.split(':')[0] ?? evidence)}
                  onPress={() => openEvidence([evidence])}
                >
                  {deckWords.changes.openShort}
                </Button>
              </p>
            ))}
          </Folded>
        )}
      </section>
    </div>
  )
}

function DeckView({
  deck,
  length,
  onLength,
}: {
  readonly deck: Deck
  readonly length: DeckLength
  readonly onLength: (to: DeckLength) => void
}) {
  const { quarter, project } = useProject()
  const busy = useWork()?.state === 'running'
  const [shown, setShown] = useState(0)
  const [kinds, setKinds] = useState<readonly ExportKind[]>(exportKinds)
  const [template, setTemplate] = useState<PickedFile | null>(null)
  const report = useExported(project.name)
  const at = Math.min(shown, deck.slides.length - 1)
  const slide = deck.slides[at]
  if (!slide) return <AwaitingData name={words.screens.deck} title={text.empty.title} text={text.empty.text} />
  return (
    <>
      <ScreenAction>
        <Button
          weight="primary"
          isDisabled={busy || kinds.length === 0}
          onPress={() => exportDeck({ kinds, quarter, project: project.name, length, template: template?.file })}
        >
          {text.action}
        </Button>
      </ScreenAction>
      <ScreenHeader title={words.screens.deck} sentence={text.lead(plural(deck.slides.length, 'slide'))} />
      {report ? <Exported report={report} /> : <Refused />}
      <Length
        length={length}
        onLength={(to) => {
          setShown(0)
          onLength(to)
        }}
      />
      <StoryLanguage language={deck.language} />
      <div className="deck">
        <Titles slides={deck.slides} shown={at} onShow={setShown} />
        <div className="deck-main">
          <SlideView deck={deck} slide={slide} number={at + 1} />
          <div className="deck-steps">
            <Button isDisabled={at === 0} onPress={() => setShown(at - 1)}>
              {text.previous}
            </Button>
            <span>{text.of(formatCount(at + 1), formatCount(deck.slides.length))}</span>
            <Button isDisabled={at >= deck.slides.length - 1} onPress={() => setShown(at + 1)}>
              {text.next}
            </Button>
            {slide.evidence.length > 0 && (
              <Button weight="quiet" onPress={() => openEvidence(slide.evidence)}>
                {words.story.behind(plural(slide.evidence.length, 'number'))}
              </Button>
            )}
          </div>
          {slide.exhibit && <SlideExhibitTools key={`tools ${slide.id}`} exhibit={slide.exhibit} title={slide.title} />}
          <Files kinds={kinds} onKinds={setKinds} template={template} onTemplate={setTemplate} />
          {slide.notes && <Notes key={slide.id} slide={slide} />}
        </div>
      </div>
      <DeckChangesView
        onShow={(id) => {
          const index = deck.slides.findIndex((one) => one.id === id)
          if (index < 0) return null
          return () => {
            setShown(index)
            document.querySelector('.slide')?.scrollIntoView({ block: 'center' })
          }
        }}
      />
      <DeckExports />
    </>
  )
}

/** The deck as it will be written: titles to read as a story, the slide as it will look, one button that exports it, what changed since it was, and what was handed out. */
export function DeckScreen() {
  const { quarter } = useProject()
  const [length, setLength] = useState<DeckLength>('short')
  const asked = useAsk('deck:plan', quarter === null ? null : { ...inQuarter(quarter), length })
  // While the other length is asked for, the one on view stands, so that a template and the choice of files do too.
  const [before, setBefore] = useState<Deck | null>(null)
  if (asked.state === 'value' && asked.value !== before) setBefore(asked.value)
  if (quarter === null)
    return <AwaitingData name={words.screens.deck} title={text.empty.title} text={text.empty.text} />
  const shown =
    asked.state === 'loading' && before?.quarter === quarter ? { state: 'value' as const, value: before } : asked
  return (
    <Answered asked={shown} until={<ScreenHeader title={words.screens.deck} sentence="" />}>
      {(deck) => <DeckView deck={deck} length={length} onLength={setLength} />}
    </Answered>
  )
}
