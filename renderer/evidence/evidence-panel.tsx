import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import type { Definition, Evidence } from '../../shared/base/evidence.ts'
import { formatCount, formatEvidence, formatInterval, formatValue, plural } from '../../shared/base/format.ts'
import type { EvidenceDetail } from '../../shared/contract.ts'
import { categoryWords } from '../charts/chart-frame.ts'
import type { Place } from '../location.ts'
import { Answered } from '../parts/answered.tsx'
import { Button } from '../parts/button.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { ExhibitView } from '../parts/exhibit-view.tsx'
import { GradeMark } from '../parts/grade-mark.tsx'
import { dateWords, dayWords, useProject } from '../project-context.ts'
import { ReviewNotes, StateMark, useReviewed } from '../review/review-notes.tsx'
import { useAfterwards } from '../use-afterwards.ts'
import { type Asked, useAsk } from '../use-ask.ts'
import { closeEvidence, goTo } from '../use-place.ts'
import { reviewWords } from '../words/review-words.ts'
import { sliceWords, words } from '../words/words.ts'
import { EvidenceAssumptions, restsOnAssumptions } from './evidence-assumptions.tsx'
import { EvidenceCells, hasCells } from './evidence-cells.tsx'
import { EvidenceRows, rowsPage } from './evidence-rows.tsx'

/** A reason's key as words: `not-mature` is "not mature". */
function reasonWords(reason: string): string {
  return reason.replaceAll('-', ' ').replaceAll('_', ' ')
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function partWords(value: number, evidence: Evidence): string {
  if (evidence.unit === 'money') return formatValue(value, 'money', evidence.currency)
  return Number.isInteger(value) ? formatCount(value) : formatValue(value, 'ratio')
}

/** Numerators of cost metrics are money, denominators are always counts. */
function Parts({ evidence, definition }: { readonly evidence: Evidence; readonly definition: Definition | null }) {
  return (
    <>
      {evidence.numerator !== null && (
        <Fact term={words.evidence.numerator}>
          <b>{partWords(evidence.numerator, evidence)}</b> {definition?.numerator}
        </Fact>
      )}
      {evidence.denominator !== null && (
        <Fact term={words.evidence.denominator}>
          <b>{formatCount(evidence.denominator)}</b> {definition?.denominator}
        </Fact>
      )}
    </>
  )
}

/** What is asked first of a number; the rest of its definition unfolds. */
const asked: readonly (keyof typeof words.evidence.fields)[] = ['window', 'included', 'excluded', 'immature']

function DefinitionView({ definition }: { readonly definition: Definition | null }) {
  if (!definition) return <p className="quiet">{words.evidence.noDefinition}</p>
  const { fields } = words.evidence
  const facts = (names: readonly (keyof typeof fields)[]) => (
    <dl className="facts">
      {names.map((field) => (
        <Fact key={field} term={fields[field]}>
          {definition[field]}
        </Fact>
      ))}
    </dl>
  )
  return (
    <>
      <p>{definition.formula}</p>
      <p className="quiet">{words.evidence.version(String(definition.version), dateWords(definition.effectiveFrom))}</p>
      {facts(asked)}
      <Disclosure className="disclosure">
        <Heading level={4}>
          <AriaButton slot="trigger" className="button button-quiet">
            {words.evidence.more}
          </AriaButton>
        </Heading>
        <DisclosurePanel>
          {facts((Object.keys(fields) as (keyof typeof fields)[]).filter((field) => !asked.includes(field)))}
        </DisclosurePanel>
      </Disclosure>
    </>
  )
}

/** Numbers of finished quarters that are told differently now: the value it had stands beside. */
function Restated({ evidence }: { readonly evidence: Evidence }) {
  const asked = useAsk('scorecard:restatements', {})
  const found = asked.state === 'value' ? asked.value.filter((one) => one.evidence === evidence.id) : []
  if (found.length === 0) return null
  const say = (value: number | null) =>
    value === null ? words.none : formatValue(value, evidence.unit, evidence.currency)
  return (
    <section className="evidence-caveats">
      <h3>{words.evidence.restated}</h3>
      <ul>
        {found.map((one) => (
          <li key={`${one.before} ${one.after}`}>
            {words.evidence.restatedText(
              say(one.before),
              formatCount(one.beforeN),
              say(one.after),
              formatCount(one.afterN),
            )}{' '}
            <span className="quiet">{one.reason}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NumberState({ id }: { readonly id: string }) {
  const { thing } = useReviewed({ kind: 'number', id })
  return <StateMark thing={thing} />
}

function Detail({ detail }: { readonly detail: EvidenceDetail }) {
  const { project } = useProject()
  const isAfter = useAfterwards()
  const { evidence, definition } = detail
  const grade = words.grades[evidence.grade]
  const interval = formatInterval(evidence)
  const excluded = Object.entries(evidence.excluded).filter(([, count]) => count > 0)
  const slice = Object.entries(evidence.filter)
  return (
    <>
      <p className="evidence-value" data-none={evidence.value === null || undefined}>
        {formatEvidence(evidence)}
      </p>
      <p className="evidence-interval">
        {interval ? `${words.evidence.interval} ${interval}` : evidence.value === null ? '' : words.evidence.noInterval}
        {` · ${plural(evidence.n, 'case')}`}
      </p>
      {evidence.value !== null && evidence.note && <p>{evidence.note}</p>}

      <section className="evidence-grade" aria-label={words.evidence.grade}>
        <GradeMark grade={evidence.grade} />
        <p>{grade.why}</p>
        {grade.next && <p className="quiet">{grade.next}</p>}
      </section>

      {evidence.caveats.length > 0 && (
        <section className="evidence-caveats">
          <h3>{words.evidence.caveats}</h3>
          <ul>
            {evidence.caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </section>
      )}

      <Restated evidence={evidence} />

      <section>
        <h3>
          {reviewWords.title} <NumberState id={evidence.id} />
        </h3>
        <ReviewNotes key={`review ${evidence.id}`} about={{ kind: 'number', id: evidence.id }} />
      </section>

      <section>
        <h3>{words.evidence.definition}</h3>
        <DefinitionView definition={definition} />
      </section>

      <dl className="facts">
        <Parts evidence={evidence} definition={definition} />
        <Fact term={words.evidence.period}>{categoryWords(evidence.period)}</Fact>
        {slice.length > 0 && (
          <Fact term={words.evidence.slice}>
            {slice.map(([key, value]) => `${words.slices[key] ?? key}: ${sliceWords(value)}`).join(' · ')}
          </Fact>
        )}
        {excluded.length > 0 && (
          <Fact term={words.evidence.leftOut}>
            {excluded.map(([reason, count]) => `${formatCount(count)} ${reasonWords(reason)}`).join(' · ')}
          </Fact>
        )}
        {evidence.sources.length > 0 && <Fact term={words.evidence.sources}>{evidence.sources.join(' · ')}</Fact>}
        {evidence.dataThrough !== null && (
          <Fact term={words.evidence.through}>{dayWords(project, evidence.dataThrough)}</Fact>
        )}
        <Fact term={words.evidence.id}>
          <code>{evidence.id}</code>
        </Fact>
      </dl>
      <div className="evidence-tools">
        <CopyButton label={words.evidence.copyId} text={() => evidence.id} />
        <CopyButton label={words.evidence.copyLink} text={() => window.location.hash} />
      </div>

      {restsOnAssumptions(evidence) && <EvidenceAssumptions key={`assumptions ${evidence.id}`} evidence={evidence} />}
      {hasCells(evidence) && <EvidenceHistory key={`history ${evidence.id}`} evidence={evidence} />}
      {hasCells(evidence) && (
        <section>
          <h3>{words.evidence.cells}</h3>
          <EvidenceCells key={evidence.id} evidence={evidence} />
        </section>
      )}

      <section>
        <h3>{words.evidence.rows}</h3>
        {isAfter && <EvidenceRows key={evidence.id} evidence={evidence} shown={detail.rows} />}
      </section>
    </>
  )
}

/** The number over the quarters, under every version of its definition. */
function EvidenceHistory({ evidence }: { readonly evidence: Evidence }) {
  const asked = useAsk('scorecard:history', { metric: evidence.metric })
  if (asked.state !== 'value' || !asked.value.exhibit) return null
  return (
    <section>
      <h3>{words.evidence.history}</h3>
      <ExhibitView exhibit={asked.value.exhibit} />
    </section>
  )
}

function titleOf(asked: Asked<EvidenceDetail>): string {
  return asked.state === 'value' ? asked.value.evidence.title : words.evidence.title
}

/**
 * What stands behind a number: value, interval, cases, grade and why, definition with its version, what was left out, sources, rows.
 * A dialog beside the screen that blocks nothing; Escape closes it and gives the keyboard back to where it was.
 */
export function EvidencePanel({ place }: { readonly place: Place }) {
  const id = place.evidence[place.at] ?? ''
  const [isWide, setWide] = useState(false)
  const asked = useAsk('evidence:open', id === '' ? null : { id, rows: { offset: 0, limit: rowsPage } })
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keyboard moves when another number is opened
  useEffect(() => heading.current?.focus(), [id])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) closeEvidence()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const total = place.evidence.length
  return (
    <div
      className="evidence-panel"
      role="dialog"
      aria-labelledby="evidence-title"
      data-evidence-panel=""
      data-wide={isWide || undefined}
    >
      <header>
        <h2 id="evidence-title" ref={heading} tabIndex={-1}>
          {titleOf(asked)}
        </h2>
        <span className="evidence-buttons">
          <Button weight="quiet" aria-pressed={isWide} onPress={() => setWide(!isWide)}>
            {isWide ? words.evidence.narrow : words.evidence.widen}
          </Button>
          <Button weight="quiet" onPress={closeEvidence}>
            {words.close}
          </Button>
        </span>
      </header>
      {total > 1 && (
        <div className="evidence-steps">
          <span>{words.evidence.several(formatCount(place.at + 1), formatCount(total))}</span>
          <Button weight="quiet" isDisabled={place.at === 0} onPress={() => goTo({ at: place.at - 1 })}>
            {words.evidence.previous}
          </Button>
          <Button weight="quiet" isDisabled={place.at >= total - 1} onPress={() => goTo({ at: place.at + 1 })}>
            {words.evidence.next}
          </Button>
        </div>
      )}
      <div className="evidence-body">
        <Answered asked={asked}>{(detail) => <Detail detail={detail} />}</Answered>
      </div>
    </div>
  )
}
