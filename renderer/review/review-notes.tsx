import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { formatDay } from '../../shared/base/format.ts'
import { minorDigits } from '../../shared/base/money.ts'
import type { Reply, ReplyError } from '../../shared/base/refusal.ts'
import { makeZone } from '../../shared/base/zone.ts'
import type { Assumption } from '../../shared/case/assumption.ts'
import type { ReviewWord } from '../../shared/contract.ts'
import {
  type ReviewMark,
  reviewMarks,
  type SettlementOutcome,
  type Thing,
  thingKey,
} from '../../shared/review/entry.ts'
import type { ReviewedThing, ReviewReport, SaidLine } from '../../shared/review/report.ts'
import { askCore } from '../ask.ts'
import { Button } from '../parts/button.tsx'
import { Folded } from '../parts/folded.tsx'
import { Notice } from '../parts/notice.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { TextAreaBox } from '../parts/text-area-box.tsx'
import { TextBox } from '../parts/text-box.tsx'
import { inQuarter, useProject } from '../project-context.ts'
import { readTyped } from '../typed-number.ts'
import { askAgain, refreshAnswers, useAsk } from '../use-ask.ts'
import { goTo } from '../use-place.ts'
import { reviewWords as text } from '../words/review-words.ts'

/** Where people stand on a thing; `undefined` while nobody has said anything of it. */
export function useReviewed(about: Thing): { readonly report: ReviewReport | null; readonly thing?: ReviewedThing } {
  const asked = useAsk('review:report', {})
  if (asked.state !== 'value') return { report: null }
  const thing = asked.value.things.find((one) => thingKey(one.about) === thingKey(about))
  return { report: asked.value, ...(thing && { thing }) }
}

/** What a thing’s state is called, where it needs somebody; `null` where it is quiet. */
export function stateWords(thing: ReviewedThing | undefined): string | null {
  if (thing === undefined) return null
  if (thing.state === 'challenged' || thing.state === 'open') return text.marks[thing.state]
  if (thing.pending.length > 0) return text.marks.open
  return thing.state === null ? null : text.marks[thing.state]
}

/** A word for where people stand: it says it in letters, the colour only repeats it. */
export function StateMark({ thing }: { readonly thing: ReviewedThing | undefined }) {
  const said = stateWords(thing)
  if (said === null) return null
  return (
    <span className="review-state" data-state={said}>
      {said}
    </span>
  )
}

function SaidOne({ one, onTakeBack }: { readonly one: SaidLine; readonly onTakeBack: (id: string) => void }) {
  const { project } = useProject()
  const who = one.by.name === '' ? text.somebody : one.by.name
  const day = formatDay(makeZone(project.timeZone).dayOf(one.at))
  const marks = [
    one.mark === null ? null : text.marks[one.mark],
    one.value === null ? null : `${text.kinds.proposal} ${one.value}`,
    one.settled === null ? null : text.settled[one.settled as SettlementOutcome],
    one.isWithdrawn ? text.takenBack : null,
    one.isDraft ? text.draft : null,
  ].filter((word) => word !== null)
  return (
    <li className="said" data-withdrawn={one.isWithdrawn || undefined} data-kind={one.kind}>
      <p className="said-head">
        <b>{who}</b>
        {one.by.role !== '' && <span>{one.by.role}</span>}
        <span>{day}</span>
        {marks.map((mark) => (
          <span key={mark} className="said-mark">
            {mark}
          </span>
        ))}
      </p>
      {one.text !== '' && <p className="said-text">{one.text}</p>}
      {one.isMine && !one.isWithdrawn && one.kind !== 'settlement' && (
        <Button weight="quiet" onPress={() => onTakeBack(one.id)}>
          {text.takeBack}
        </Button>
      )}
    </li>
  )
}

/** How a proposed value is typed: shares in percent, money in whole units. */
interface Proposed {
  readonly unit: Assumption['unit']
  readonly currency: string
}

function typedValue(typed: string, { unit, currency }: Proposed): number | null {
  const value = readTyped(typed.replace('%', '').trim())
  if (value === null || value < 0) return null
  if (unit === 'money') return Math.round(value * 10 ** minorDigits(currency))
  return unit === 'share' ? Number((value / 100).toFixed(12)) : value
}

function hintOf({ unit, currency }: Proposed): string {
  return unit === 'money' ? text.proposeHint.money(currency) : text.proposeHint[unit]
}

function SayForm({
  about,
  proposes,
  onSaid,
}: {
  readonly about: Thing
  readonly proposes: Proposed | undefined
  readonly onSaid: (reply: Reply<unknown>) => boolean
}) {
  const [remark, setRemark] = useState('')
  const [mark, setMark] = useState<ReviewMark | 'none'>('none')
  const [value, setValue] = useState('')
  const [tried, setTried] = useState(false)
  const proposed = proposes && value.trim() !== '' ? typedValue(value, proposes) : null
  const badValue = proposes !== undefined && value.trim() !== '' && proposed === null
  const keep = async () => {
    setTried(true)
    if (badValue) return
    const said: ReviewWord['said'][] = [
      ...(proposed === null ? [] : [{ kind: 'proposal' as const, value: proposed, text: remark }]),
      ...(mark === 'none' ? [] : [{ kind: 'mark' as const, mark, text: proposed === null ? remark : '' }]),
      ...(proposed === null && mark === 'none' ? [{ kind: 'comment' as const, text: remark }] : []),
    ]
    for (const one of said) {
      const needsWords = one.kind === 'mark' && one.mark === 'challenged' && one.text === ''
      if (!onSaid(await askCore('review:say', { about, said: needsWords ? { ...one, text: remark } : one }))) return
    }
    setRemark('')
    setMark('none')
    setValue('')
    setTried(false)
  }
  return (
    <form
      className="say-form"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <TextAreaBox label={text.remark} value={remark} onChange={setRemark} />
      <div className="decide-fields">
        <SelectField
          label={text.mark}
          value={mark}
          options={[{ id: 'none', text: text.noMark }, ...reviewMarks.map((id) => ({ id, text: text.marks[id] }))]}
          onChange={(id) => setMark(id as ReviewMark | 'none')}
        />
        {proposes && (
          <TextBox
            label={text.propose}
            hint={hintOf(proposes)}
            value={value}
            onChange={setValue}
            problem={tried && badValue ? text.needsNumber : null}
          />
        )}
      </div>
      <div className="actions">
        <Button type="submit">{text.keep}</Button>
      </div>
    </form>
  )
}

/** The owner says what holds, with a reason; nothing that was said goes away. */
function SettleForm({
  thing,
  onSettled,
}: {
  readonly thing: ReviewedThing
  readonly onSettled: (reply: Reply<unknown>) => boolean
}) {
  const { quarter } = useProject()
  const proposals = thing.said.filter(({ id }) => thing.pending.includes(id))
  const options = [
    ...proposals.map((one) => ({ id: one.id, text: text.accept(one.value ?? '', one.by.name || text.somebody) })),
    ...(proposals.length > 0 ? [{ id: 'declined', text: text.decline }] : []),
    ...(thing.unsettled.length > 0 ? reviewMarks.map((id) => ({ id, text: text.marks[id] })) : []),
  ]
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const accepted = proposals.find(({ id }) => id === chosen)?.id
  return (
    <form
      className="say-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen === null) return
        const outcome = accepted === undefined ? (chosen as SettlementOutcome) : 'accepted'
        void askCore('review:settle', {
          ...inQuarter(quarter),
          about: thing.about,
          outcome,
          ...(accepted !== undefined && { accepted }),
          text: reason,
        }).then((reply) => {
          if (onSettled(reply)) setReason('')
        })
      }}
    >
      <SelectField
        label={text.settleAs}
        value={chosen}
        placeholder={text.chooseHolds}
        options={options}
        onChange={setChosen}
      />
      <TextAreaBox label={text.reason} value={reason} onChange={setReason} rows={2} />
      <div className="actions">
        <Button type="submit" isDisabled={chosen === null}>
          {text.keepSettled}
        </Button>
      </div>
    </form>
  )
}

/** Everything that was said of a thing, and a place to say more: beside a number, an assumption, a definition, a reconciliation or a proof point. */
export function ReviewNotes({
  about,
  proposes,
  isAlone = false,
}: {
  readonly about: Thing
  /** Another value may be proposed, in this unit. */
  readonly proposes?: Proposed
  /** Stands where nothing else is on view, so that its form is open. */
  readonly isAlone?: boolean
}) {
  const { report, thing } = useReviewed(about)
  const [refused, setRefused] = useState<ReplyError | null>(null)
  if (report === null) return null
  const heard = (reply: Reply<unknown>): boolean => {
    setRefused(reply.ok ? null : reply.error)
    if (reply.ok) askAgain('review:report')
    return reply.ok
  }
  const maySettle =
    report.writes === 'project' && thing !== undefined && (thing.pending.length > 0 || thing.unsettled.length > 0)
  return (
    <div className="review-notes">
      {thing?.conflict && <p className="needs">{text.conflicts[thing.conflict]}</p>}
      {thing && !thing.isKnown && <p className="needs">{text.notHere}</p>}
      {thing ? (
        <ul className="said-list">
          {thing.said.map((one) => (
            <SaidOne
              key={one.id}
              one={one}
              onTakeBack={(entry) => void askCore('review:withdraw', { entry }).then(heard)}
            />
          ))}
        </ul>
      ) : (
        <p className="quiet">{text.nothing}</p>
      )}
      {refused && <Notice error={refused} />}
      {maySettle && (
        <Folded title={text.settle}>
          <SettleForm
            thing={thing}
            onSettled={(reply) => {
              setRefused(reply.ok ? null : reply.error)
              if (reply.ok) refreshAnswers()
              return reply.ok
            }}
          />
        </Folded>
      )}
      {report.writes === 'nowhere' ? (
        <p className="quiet">
          {text.readOnly}{' '}
          <Button weight="quiet" onPress={() => goTo({ screen: 'project', part: 'review', evidence: [], at: 0 })}>
            {text.toReview}
          </Button>
        </p>
      ) : isAlone ? (
        <SayForm about={about} proposes={proposes} onSaid={heard} />
      ) : (
        <Folded title={text.say}>
          <SayForm about={about} proposes={proposes} onSaid={heard} />
        </Folded>
      )}
    </div>
  )
}

/** A quiet button beside a thing: it says where people stand, and opens what they said. */
export function ReviewMarkButton({
  about,
  title,
  proposes,
}: {
  readonly about: Thing
  readonly title: string
  readonly proposes?: Proposed
}) {
  const { thing } = useReviewed(about)
  const state = stateWords(thing)
  const label = state === null ? text.of(title) : text.ofState(title, state)
  return (
    <DialogTrigger>
      <AriaButton className="button button-quiet review-mark" aria-label={label}>
        {state === null ? text.title : <StateMark thing={thing} />}
      </AriaButton>
      <Popover className="popover review-popover" placement="bottom start">
        <Dialog aria-label={text.of(title)}>
          <ReviewNotes about={about} isAlone {...(proposes && { proposes })} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
