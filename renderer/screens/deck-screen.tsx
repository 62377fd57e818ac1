import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Checkbox } from 'react-aria-components/Checkbox'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import { formatCount, plural } from '../../shared/base/format.ts'
import type { ExportReport } from '../../shared/contract.ts'
import type { Deck, Slide } from '../../shared/deck/deck.ts'
import { shell } from '../ask.ts'
import { type ExportKind, exportDeck, exportKinds } from '../export-deck.ts'
import { Answered } from '../parts/answered.tsx'
import { Button } from '../parts/button.tsx'
import { AwaitingData } from '../parts/empty-place.tsx'
import { ScreenHeader } from '../parts/screen-header.tsx'
import { SlideView } from '../parts/slide-view.tsx'
import { ScreenAction } from '../parts/top-bar.tsx'
import { inQuarter, useProject } from '../project-context.ts'
import { useAsk } from '../use-ask.ts'
import { openEvidence } from '../use-place.ts'
import { words } from '../words.ts'
import { useWork } from '../work.ts'

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

function Export({
  kinds,
  onKinds,
}: {
  readonly kinds: readonly ExportKind[]
  readonly onKinds: (kinds: readonly ExportKind[]) => void
}) {
  return (
    <fieldset className="export">
      <legend>{text.exportTitle}</legend>
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
    </fieldset>
  )
}

function DeckView({ deck }: { readonly deck: Deck }) {
  const { quarter, project } = useProject()
  const busy = useWork()?.state === 'running'
  const [shown, setShown] = useState(0)
  const [kinds, setKinds] = useState<readonly ExportKind[]>(exportKinds)
  const [report, setReport] = useState<ExportReport | null>(null)
  const slide = deck.slides[Math.min(shown, deck.slides.length - 1)]
  if (!slide) return <AwaitingData name={words.screens.deck} title={text.empty.title} text={text.empty.text} />
  return (
    <>
      <ScreenAction>
        <Button
          weight="primary"
          isDisabled={busy || kinds.length === 0}
          onPress={async () => {
            setReport(null)
            setReport(await exportDeck({ kinds, quarter, project: project.name }))
          }}
        >
          {text.action}
        </Button>
      </ScreenAction>
      <ScreenHeader title={words.screens.deck} sentence={text.lead(plural(deck.slides.length, 'slide'))} />
      {report && <Exported report={report} />}
      <div className="deck">
        <Titles slides={deck.slides} shown={shown} onShow={setShown} />
        <div className="deck-main">
          <SlideView slide={slide} number={shown + 1} />
          <div className="deck-steps">
            <Button isDisabled={shown === 0} onPress={() => setShown(shown - 1)}>
              {text.previous}
            </Button>
            <span>{text.of(formatCount(shown + 1), formatCount(deck.slides.length))}</span>
            <Button isDisabled={shown >= deck.slides.length - 1} onPress={() => setShown(shown + 1)}>
              {text.next}
            </Button>
            {slide.evidence.length > 0 && (
              <Button weight="quiet" onPress={() => openEvidence(slide.evidence)}>
                {words.story.behind(plural(slide.evidence.length, 'number'))}
              </Button>
            )}
          </div>
          <Export kinds={kinds} onKinds={setKinds} />
          {slide.notes && (
            <Disclosure className="disclosure notes" key={slide.id}>
              <Heading level={2}>
                <AriaButton slot="trigger" className="button button-quiet">
                  {text.notes}
                </AriaButton>
              </Heading>
              <DisclosurePanel>
                <p>{slide.notes}</p>
              </DisclosurePanel>
            </Disclosure>
          )}
        </div>
      </div>
    </>
  )
}

/** The deck as it will be written: titles to read as a story, the slide as it will look, and one button that exports it. */
export function DeckScreen() {
  const { quarter } = useProject()
  const asked = useAsk('deck:plan', quarter === null ? null : inQuarter(quarter))
  if (quarter === null)
    return <AwaitingData name={words.screens.deck} title={text.empty.title} text={text.empty.text} />
  return <Answered asked={asked}>{(deck) => <DeckView deck={deck} />}</Answered>
}
