import { useId, useRef, useState } from 'react'
import type { Evidence } from '../../shared/base/evidence.ts'
import { formatQuarter } from '../../shared/base/format.ts'
import { flagsOfRewritten } from '../../shared/story/edits.ts'
import { partsOf } from '../../shared/story/fields.ts'
import type { Language } from '../../shared/story/language/language.ts'
import {
  type Lock,
  lockedText,
  putNumber,
  type Reading,
  readingsOf,
  takeOut,
  templateOf,
} from '../../shared/story/locked-text.ts'
import type { ProofPoint, StoryFlag } from '../../shared/story/proof-point.ts'
import { dayWords, inQuarter, useProject } from '../project-context.ts'
import { useUnsavedText } from '../unsaved.ts'
import { useAsk, useAskMany } from '../use-ask.ts'
import { openEvidence } from '../use-place.ts'
import { storyWords } from '../words/story-words.ts'
import { Button } from './button.tsx'
import { Folded } from './folded.tsx'
import { type LockedDraft, LockedField } from './locked-field.tsx'

const text = storyWords.editor

type Words = { readonly title: string; readonly text: string }
const sides = ['title', 'text'] as const
type Side = (typeof sides)[number]
const sideWords = { title: text.inClaim, text: text.inText } as const

/** Why words can't be shown as they stand, in plain words. */
export function StoryFlags({ flags }: { readonly flags: readonly StoryFlag[] }) {
  if (flags.length === 0) return null
  return (
    <ul className="story-flags">
      {flags.map((flag) => (
        <li key={`${flag.kind} ${flag.text}`}>
          <strong>{text.kinds[flag.kind]}.</strong> {flag.text}
        </li>
      ))}
    </ul>
  )
}

/** The numbers that stand in the words, each to be opened or taken out. */
function NumbersInWords({
  drafts,
  onTakeOut,
}: {
  readonly drafts: Readonly<Record<Side, LockedDraft>>
  readonly onTakeOut: (side: Side, lock: Lock, number: string) => void
}) {
  const all = sides.flatMap((side) =>
    drafts[side].locks.map((lock) => ({ side, lock, number: drafts[side].text.slice(lock.from + 1, lock.until - 1) })),
  )
  return (
    <div className="story-numbers">
      <p className="story-numbers-title">{text.inWords}</p>
      {all.length === 0 ? (
        <p className="quiet">{text.none}</p>
      ) : (
        <ul>
          {all.map(({ side, lock, number }) => (
            <li key={`${side} ${lock.from}`} className="chip">
              <button type="button" className="chip-number" onClick={() => openEvidence([lock.evidence])}>
                {number}
              </button>
              <button
                type="button"
                className="chip-out"
                aria-label={text.takeOut(number, sideWords[side])}
                onClick={() => onTakeOut(side, lock, number)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Every number of the point's evidence, each in the ways in which it can be said. */
function Offer({
  evidence,
  language,
  onPut,
}: {
  readonly evidence: readonly Evidence[]
  readonly language: Language
  readonly onPut: (reading: Reading) => void
}) {
  return (
    <Folded title={text.offer}>
      <p className="quiet">{text.offerLead}</p>
      <ul className="story-offer">
        {evidence.map((one) => (
          <li key={one.id}>
            <span className="offer-title">
              {one.title}
              <span className="under">
                {[
                  /^\d{4}Q[1-4]$/.test(one.period) ? formatQuarter(one.period) : one.period,
                  ...Object.values(one.filter),
                ].join(' · ')}
              </span>
            </span>
            <span className="offer-readings">
              {readingsOf([one], language).map((reading) => (
                <button
                  type="button"
                  className="chip chip-put"
                  key={reading.form}
                  aria-label={text.put([reading.words, text.forms[reading.form]].filter(Boolean).join(' '), one.title)}
                  onClick={() => onPut(reading)}
                >
                  {reading.words}
                  {text.forms[reading.form] && <span> {text.forms[reading.form]}</span>}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Folded>
  )
}

function Versions({ point, onUse }: { readonly point: ProofPoint; readonly onUse: (template: Words) => void }) {
  const { project, quarter } = useProject()
  const asked = useAsk('story:versions', { ...inQuarter(quarter), point: point.id })
  if (asked.state !== 'value' || asked.value.length === 0) return null
  return (
    <Folded title={text.versions}>
      <ol className="story-versions">
        {asked.value.map((version, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same wording can have been saved twice in a second
          <li key={index}>
            <p className="quiet">{dayWords(project, version.at)}</p>
            <p className="version-claim">{version.title}</p>
            <p>{version.text}</p>
            <Button weight="quiet" aria-label={text.takeUp(version.title)} onPress={() => onUse(version.template)}>
              {text.takeUpShort}
            </Button>
          </li>
        ))}
      </ol>
    </Folded>
  )
}

/** The evidence that an editor of this point needs: what the point stands on and what its words name. `null` until all is there. */
function useNamedEvidence(point: ProofPoint): readonly Evidence[] | null {
  const template = point.template ?? point
  const named = [...partsOf(template.title), ...partsOf(template.text)].flatMap((part) =>
    part.kind === 'field' ? [part.evidence] : [],
  )
  const asked = useAskMany(
    'evidence:open',
    [...new Set([...point.evidence, ...named])].map((id) => ({ id })),
  )
  if (asked.some((one) => one.state === 'loading')) return null
  return asked.flatMap((one) => (one.state === 'value' ? [one.value.evidence] : []))
}

/** A proof point being rewritten: its claim and its text with locked numbers, what is wrong with them at once, and the ways back. */
export function StoryEditor(given: {
  readonly point: ProofPoint
  readonly onSave: (words: Words) => void
  readonly onOwnWords: () => void
  readonly onCancel: () => void
}) {
  const evidence = useNamedEvidence(given.point)
  if (evidence === null) return <p className="quiet">{text.waiting}</p>
  return <Fields {...given} evidence={evidence} />
}

function Fields({
  point,
  evidence,
  onSave,
  onOwnWords,
  onCancel,
}: Parameters<typeof StoryEditor>[0] & { readonly evidence: readonly Evidence[] }) {
  const known = new Map(evidence.map((one) => [one.id, one]))
  const language = point.language ?? 'en'
  const offered = readingsOf(evidence, language)
  const held = (template: Words): Record<Side, LockedDraft> => ({
    title: { ...lockedText(template.title, known, language), caret: null },
    text: { ...lockedText(template.text, known, language), caret: null },
  })
  const [drafts, setDrafts] = useState(() => held(point.template ?? point))
  const [tried, setTried] = useState(false)
  const [said, setSaid] = useState('')
  const last = useRef<Side>('title')
  const fields = { title: useRef<HTMLTextAreaElement>(null), text: useRef<HTMLTextAreaElement>(null) }
  const leadId = useId()
  const set = (side: Side, draft: LockedDraft) => setDrafts((before) => ({ ...before, [side]: draft }))
  const own = point.own ?? point
  const template: Words = { title: templateOf(drafts.title), text: templateOf(drafts.text) }
  const flags = flagsOfRewritten(template, { ...point, ...own }, known, language)
  const isEmpty = template.title.trim() === ''
  const [before] = useState(template)
  useUnsavedText(template.title !== before.title || template.text !== before.text)

  const put = (reading: Reading) => {
    const side = last.current
    const element = fields[side].current
    if (!element) return
    const { locked, caret } = putNumber(drafts[side], element.selectionStart, element.selectionEnd, reading)
    element.focus()
    set(side, { ...locked, caret })
    setSaid('')
  }
  const save = () => {
    setTried(true)
    if (!isEmpty) onSave({ title: template.title.trim(), text: template.text.trim() })
  }
  return (
    <form
      className="story-editor"
      aria-label={text.title(own.title)}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <p className="quiet" id={leadId}>
        {text.lead}
      </p>
      {sides.map((side) => (
        <LockedField
          key={side}
          label={side === 'title' ? text.claim : text.text}
          value={drafts[side]}
          offered={offered}
          field={fields[side]}
          describedBy={leadId}
          focused={side === 'title'}
          problem={side === 'title' && tried && isEmpty ? text.needsClaim : null}
          onFocus={() => {
            last.current = side
          }}
          onChange={(draft) => {
            setSaid('')
            set(side, draft)
          }}
          onRefused={() => setSaid(text.locked)}
        />
      ))}
      <div aria-live="polite" className="story-checked">
        {said && <p className="needs">{said}</p>}
        {flags.length === 0 ? <p className="ties">{text.fine}</p> : <StoryFlags flags={flags} />}
      </div>
      <NumbersInWords
        drafts={drafts}
        onTakeOut={(side, lock, number) => {
          set(side, { ...takeOut(drafts[side], lock), caret: lock.from })
          setSaid(text.taken(number))
          fields[side].current?.focus()
        }}
      />
      <Offer evidence={evidence} language={language} onPut={put} />
      <Versions
        point={point}
        onUse={(version) => {
          setDrafts(held(version))
          setSaid(text.used)
        }}
      />
      <div className="actions">
        <Button weight="primary" type="submit">
          {text.save}
        </Button>
        <Button onPress={onCancel}>{text.cancel}</Button>
        {point.edited && (
          <Button weight="quiet" onPress={onOwnWords}>
            {storyWords.backToOwn}
          </Button>
        )}
      </div>
    </form>
  )
}
