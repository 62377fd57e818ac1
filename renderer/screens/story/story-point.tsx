import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Evidence } from '../../../shared/base/evidence.ts'
import { formatEvidence, formatQuarter, plural } from '../../../shared/base/format.ts'
import type { StoryEdit } from '../../../shared/story/edits.ts'
import { fieldWords, partsOf } from '../../../shared/story/fields.ts'
import type { Language } from '../../../shared/story/language/language.ts'
import type { ProofPoint } from '../../../shared/story/proof-point.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { useEvidence } from '../../evidence/use-evidence.ts'
import { linkNumbers } from '../../link-numbers.ts'
import { Button } from '../../parts/button.tsx'
import { Folded } from '../../parts/folded.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { LinkedSentence } from '../../parts/linked-sentence.tsx'
import { StoryEditor, StoryFlags } from '../../parts/story-editor.tsx'
import { TextBox } from '../../parts/text-box.tsx'
import { useProject } from '../../project-context.ts'
import { ReviewMarkButton } from '../../review/review-notes.tsx'
import { openEvidence } from '../../use-place.ts'
import { storyWords as text } from '../../words/story-words.ts'
import { words } from '../../words/words.ts'

/** What is being done to a proof point: nothing, rewriting it, or leaving it out. */
export type PointMode = 'read' | 'rewrite' | 'drop'

/** The sum of money that a point is about: the last amount that its claim says ("fell from … to …"), else the first among its evidence. */
function moneyOf(point: ProofPoint, evidence: readonly Evidence[]): Evidence | undefined {
  const isMoney = (one: Evidence) => one.unit === 'money' && one.value !== null
  const said = linkNumbers(point.title, evidence).flatMap((part) =>
    part.kind === 'number' && isMoney(part.evidence) ? [part.evidence] : [],
  )
  return said.at(-1) ?? evidence.find(isMoney)
}

function Money({ point, evidence }: { readonly point: ProofPoint; readonly evidence: readonly Evidence[] }) {
  const money = moneyOf(point, evidence)
  if (money === undefined) return <div className="proof-money" />
  return (
    <div className="proof-money">
      <p>
        <EvidenceNumber evidence={money} text={formatEvidence(money)} among={evidence.map((one) => one.id)} />
      </p>
      <p>{money.title.split(',')[0]}</p>
    </div>
  )
}

/** Says why a proof point is left out, before it is. */
function DropForm({ onDrop, onCancel }: { readonly onDrop: (reason: string) => void; readonly onCancel: () => void }) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  return (
    <form
      className="story-editor"
      aria-label={text.dropTitle}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (reason.trim() !== '') onDrop(reason.trim())
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <TextBox
        wide
        focused
        label={text.reason}
        hint={text.reasonHint}
        value={reason}
        onChange={setReason}
        problem={tried && reason.trim() === '' ? text.needsReason : null}
      />
      <div className="actions">
        <Button weight="primary" type="submit">
          {text.keepDrop}
        </Button>
        <Button onPress={onCancel}>{text.editor.cancel}</Button>
      </div>
    </form>
  )
}

/** A point's words with each locked number opening its own evidence: intervals, counts and parts as well as values. */
function PointSentence({
  text,
  template,
  evidence,
  language,
}: {
  readonly text: string
  readonly template: string | undefined
  readonly evidence: readonly Evidence[]
  readonly language: Language
}) {
  const known = new Map(evidence.map((one) => [one.id, one]))
  const parts = partsOf(template ?? '')
  const isKnown = parts.every(
    (part) => part.kind === 'words' || fieldWords(part, known.get(part.evidence), language) !== null,
  )
  if (template === undefined || !isKnown) return <LinkedSentence text={text} evidence={evidence} />
  const ids = evidence.map((one) => one.id)
  return parts.map((part, index) => {
    const one = part.kind === 'field' ? known.get(part.evidence) : undefined
    const said = part.kind === 'words' ? part.text : fieldWords(part, one, language)
    return one === undefined ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence have no other identity
      <Fragment key={index}>{said}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence have no other identity
      <EvidenceNumber key={index} evidence={one} text={said ?? ''} among={ids} />
    )
  })
}

/** The question, the claim, the words behind it and the grade of a point: the same for one that is told and one that is not. */
export function PointWords({ point, children }: { readonly point: ProofPoint; readonly children?: ReactNode }) {
  const { quarter } = useProject()
  const evidence = useEvidence(point.evidence)
  const { language = 'en' } = point
  return (
    <>
      <div className="proof-words">
        <p className="proof-kind">
          {words.story.questions[point.question]}
          {!point.worked && <span className="honest">{words.story.didNot}</span>}
          {point.edited && <span>{text.rewritten}</span>}
        </p>
        <h3 lang={language}>
          <PointSentence text={point.title} template={point.template?.title} evidence={evidence} language={language} />
        </h3>
        <p className="proof-text" lang={language}>
          <PointSentence text={point.text} template={point.template?.text} evidence={evidence} language={language} />
        </p>
        {children}
        <p className="proof-foot">
          <GradeMark grade={point.grade} evidence={point.evidence} />
          <Button weight="quiet" onPress={() => openEvidence(point.evidence)}>
            {words.story.behind(plural(point.evidence.length, 'number'))}
          </Button>
          {quarter !== null && (
            <ReviewMarkButton about={{ kind: 'proof-point', id: `${quarter}/${point.id}` }} title={point.title} />
          )}
        </p>
      </div>
      <Money point={point} evidence={evidence} />
    </>
  )
}

/** A proof point that is told: its claim, money and grade, what is wrong with its words, and everything that can be decided about it. */
export function StoryPoint({
  point,
  number,
  of,
  mode,
  isReadOnly,
  onMode,
  onMove,
  decide,
}: {
  readonly point: ProofPoint
  readonly number: number
  readonly of: number
  readonly mode: PointMode
  readonly isReadOnly: boolean
  readonly onMode: (mode: PointMode) => void
  readonly onMove: (by: -1 | 1) => void
  readonly decide: (edit: StoryEdit, said: string) => void
}) {
  const card = useRef<HTMLLIElement>(null)
  // The keyboard goes back to what opened the form, and stays with a card that moves.
  const back = useRef<string | null>(null)
  useEffect(() => {
    if (back.current === null || mode !== 'read') return
    const wanted = card.current?.querySelector<HTMLElement>(`[data-does="${back.current}"]`)
    const button = wanted?.querySelector('button:not([disabled])') ?? card.current?.querySelector('.proof-tools button')
    back.current = null
    if (button instanceof HTMLElement) button.focus()
  })
  const open = (next: 'rewrite' | 'drop') => {
    onMode(next)
  }
  const close = () => {
    back.current = mode
    onMode('read')
  }
  const move = (by: -1 | 1) => {
    back.current = by < 0 ? 'up' : 'down'
    onMove(by)
  }
  return (
    <li className="proof-point" data-worked={point.worked} data-flagged={(point.flags ?? []).length > 0} ref={card}>
      <span className="proof-number" aria-hidden="true">
        {number}
      </span>
      {mode === 'rewrite' ? (
        <div className="proof-wide">
          <StoryEditor
            point={point}
            onCancel={close}
            onOwnWords={() => {
              decide({ kind: 'own-words', point: point.id }, text.ownAgain)
              close()
            }}
            onSave={(saved) => {
              decide({ kind: 'words', point: point.id, ...saved }, text.saved)
              close()
            }}
          />
          <Before point={point} isOpen />
        </div>
      ) : (
        <>
          <PointWords point={point}>
            <StoryFlags flags={point.flags ?? []} />
          </PointWords>
          {mode === 'drop' ? (
            <div className="proof-more">
              <DropForm
                onCancel={close}
                onDrop={(reason) => {
                  decide({ kind: 'drop', point: point.id, reason }, text.dropped)
                  onMode('read')
                }}
              />
            </div>
          ) : (
            !isReadOnly && (
              <div className="proof-tools">
                <span data-does="rewrite">
                  <Button aria-label={text.rewriteOf(point.title)} onPress={() => open('rewrite')}>
                    {text.rewrite}
                  </Button>
                </span>
                <span data-does="up">
                  <Button
                    weight="quiet"
                    aria-label={text.upOf(point.title)}
                    isDisabled={number === 1}
                    onPress={() => move(-1)}
                  >
                    {text.up}
                  </Button>
                </span>
                <span data-does="down">
                  <Button
                    weight="quiet"
                    aria-label={text.downOf(point.title)}
                    isDisabled={number === of}
                    onPress={() => move(1)}
                  >
                    {text.down}
                  </Button>
                </span>
                <span data-does="drop">
                  <Button weight="quiet" aria-label={text.dropOf(point.title)} onPress={() => open('drop')}>
                    {text.drop}
                  </Button>
                </span>
                {point.edited && (
                  <Button weight="quiet" onPress={() => decide({ kind: 'own-words', point: point.id }, text.ownAgain)}>
                    {text.backToOwn}
                  </Button>
                )}
                <Before point={point} />
              </div>
            )
          )}
          {(isReadOnly || mode === 'drop') && (
            <div className="proof-more">
              <Before point={point} />
            </div>
          )}
        </>
      )}
    </li>
  )
}

/** What the same point said a quarter before, and the app's own words where a person's stand. */
function Before({ point, isOpen = false }: { readonly point: ProofPoint; readonly isOpen?: boolean }) {
  return (
    <>
      {point.before && (
        <Folded title={text.before(formatQuarter(point.before.quarter))} isOpen={isOpen}>
          <p className="version-claim">{point.before.title}</p>
          <p className="proof-text">{point.before.text}</p>
        </Folded>
      )}
      {point.own && (
        <Folded title={text.ownWords} isOpen={isOpen}>
          <p className="version-claim">{point.own.title}</p>
          <p className="proof-text">{point.own.text}</p>
        </Folded>
      )}
    </>
  )
}
