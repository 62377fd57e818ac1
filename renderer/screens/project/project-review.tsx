import { useState } from 'react'
import { formatCount, formatDay, plural } from '../../../shared/base/format.ts'
import type { Reply, ReplyError } from '../../../shared/base/refusal.ts'
import { makeZone } from '../../../shared/base/zone.ts'
import type { Argument, PickedFile, ProjectInfo } from '../../../shared/contract.ts'
import type {
  IncomingReview,
  Reconciliation,
  ReviewedThing,
  ReviewReport,
  SignableReport,
  SignatureLine,
} from '../../../shared/review/report.ts'
import { askCore, shell } from '../../ask.ts'
import { fileSlug } from '../../export-deck.ts'
import { Answered } from '../../parts/answered.tsx'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/check.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Folded } from '../../parts/folded.tsx'
import { Notice } from '../../parts/notice.tsx'
import { TextAreaBox } from '../../parts/text-area-box.tsx'
import { TextBox } from '../../parts/text-box.tsx'
import { inQuarter, useProject } from '../../project-context.ts'
import { PersonForm } from '../../review/person-form.tsx'
import { ReviewNotes, StateMark } from '../../review/review-notes.tsx'
import { forgetAnswers, refreshAnswers, useAsk } from '../../use-ask.ts'
import { openEvidence } from '../../use-place.ts'
import { reviewWords as text } from '../../words/review-words.ts'
import { runWork } from '../../work.ts'

const dayOf = (project: ProjectInfo, at: number): string => formatDay(makeZone(project.timeZone).dayOf(at))

function Own({ report }: { readonly report: ReviewReport }) {
  const { project } = useProject()
  const [name, setName] = useState('')
  const [role, setRole] = useState('')
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<ReplyError | null>(null)
  const [handed, setHanded] = useState<string | null>(null)
  const { draft } = report
  const handOver = async () => {
    const picked = await shell().files.saveAs('review', `${fileSlug(project.name)}.review`)
    if (!picked) return
    const written = await runWork(text.own.handing, (task) =>
      askCore('review:hand-over', { file: picked.file }, { task }),
    )
    if (written === null) return
    await shell().files.deliver(written.file)
    setHanded(written.name)
  }
  if (draft !== null)
    return (
      <section className="sheet section">
        <h2>{text.own.title}</h2>
        <p>
          {text.own.by(draft.by.name, draft.by.role, dayOf(project, draft.startedAt))}.{' '}
          {draft.entries === 0 ? text.own.none : text.own.said(plural(draft.entries, 'remark'))}
        </p>
        <div className="actions">
          <Button weight="primary" onPress={() => void handOver()}>
            {text.own.handOver}
          </Button>
          <Button
            onPress={() =>
              void askCore('review:end', {}).then((reply) => {
                if (reply.ok) forgetAnswers()
              })
            }
          >
            {text.own.end}
          </Button>
        </div>
        <p className="quiet">{text.own.endHint}</p>
        {handed !== null && (
          <p className="ties" role="status">
            {text.own.handedOver(handed)}
          </p>
        )}
      </section>
    )
  return (
    <section className="sheet section">
      <h2>{text.own.title}</h2>
      <p>{text.own.lead}</p>
      <form
        className="decide"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (name.trim() === '') return
          void askCore('review:start', { name, role }).then((reply) => {
            setRefused(reply.ok ? null : reply.error)
            if (reply.ok) forgetAnswers()
          })
        }}
      >
        <div className="decide-fields">
          <TextBox
            label={text.name}
            value={name}
            onChange={setName}
            problem={tried && name.trim() === '' ? text.own.needsName : null}
          />
          <TextBox label={text.role} hint={text.rolePlace} value={role} onChange={setRole} />
        </div>
        {refused && <Notice error={refused} />}
        <div className="actions">
          <Button type="submit">{text.own.start}</Button>
        </div>
      </form>
    </section>
  )
}

const countKeys = ['comments', 'marks', 'proposals', 'signatures', 'withdrawals', 'already'] as const

function Incoming({
  incoming,
  onTake,
  onLeave,
}: {
  readonly incoming: IncomingReview
  readonly onTake: () => void
  readonly onLeave: () => void
}) {
  const { project } = useProject()
  const counts = countKeys.filter((key) => incoming[key] > 0)
  const brings = counts.filter((key) => key !== 'already').length > 0
  return (
    <div className="incoming">
      <h3>{text.merge.from(incoming.by.name, incoming.by.role, dayOf(project, incoming.startedAt))}</h3>
      <p role="status">
        {brings ? '' : `${text.merge.nothing} `}
        {counts.map((key) => plural(incoming[key], text.merge.counts[key][0], text.merge.counts[key][1])).join(' · ')}
      </p>
      {incoming.newConflicts > 0 && (
        <p className="needs">{text.merge.conflicts(plural(incoming.newConflicts, 'conflict'))}</p>
      )}
      {incoming.strange > 0 && <p className="needs">{text.merge.strange(plural(incoming.strange, 'remark'))}</p>}
      {incoming.isOfOtherContent && <p className="needs">{text.merge.otherContent}</p>}
      {!incoming.logIsTheSame && <p className="needs">{text.merge.otherLog}</p>}
      <ul className="bare">
        {incoming.things.map((thing) => (
          <li key={`${thing.about.kind} ${thing.about.id}`}>
            <b>{thing.title}</b> <StateMark thing={thing} />
            {thing.said.map((one) => (
              <p key={one.id} className="said-text">
                {one.by.name || text.somebody}:{' '}
                {[one.mark && text.marks[one.mark], one.value, one.text].filter(Boolean).join(', ')}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button weight="primary" onPress={onTake} isDisabled={!brings}>
          {text.merge.take}
        </Button>
        <Button onPress={onLeave}>{text.merge.leave}</Button>
      </div>
    </div>
  )
}

function TakeIn() {
  const [chosen, setChosen] = useState<{ readonly picked: PickedFile; readonly incoming: IncomingReview } | null>(null)
  const [refused, setRefused] = useState<ReplyError | null>(null)
  const [isTaken, setTaken] = useState(false)
  const choose = async () => {
    const [picked] = await shell().files.pick('review')
    if (!picked) return
    setTaken(false)
    setRefused(null)
    const incoming = await runWork(text.merge.looking, (task) =>
      askCore('review:look', { file: picked.file }, { task }),
    )
    setChosen(incoming === null ? null : { picked, incoming })
  }
  const take = async (picked: PickedFile) => {
    const merged = await runWork(text.merge.taking, (task) => askCore('review:merge', { file: picked.file }, { task }))
    if (merged === null) return
    setChosen(null)
    setTaken(true)
    refreshAnswers()
  }
  return (
    <section className="sheet section">
      <h2>{text.merge.title}</h2>
      <p>{text.merge.lead}</p>
      {refused && <Notice error={refused} />}
      {chosen === null ? (
        <div className="actions">
          <Button onPress={() => void choose()}>{text.merge.choose}</Button>
          {isTaken && (
            <span className="ties" role="status">
              {text.merge.taken}
            </span>
          )}
        </div>
      ) : (
        <Incoming incoming={chosen.incoming} onTake={() => void take(chosen.picked)} onLeave={() => setChosen(null)} />
      )}
    </section>
  )
}

function ThingSection({ thing }: { readonly thing: ReviewedThing }) {
  const { about, title } = thing
  return (
    <li className="reviewed">
      <h3>
        {title} <StateMark thing={thing} />
      </h3>
      <p className="quiet">
        {text.kindsOfThings[about.kind]}
        {about.kind === 'number' && thing.isKnown && (
          <>
            {' · '}
            <Button
              weight="quiet"
              aria-label={`${text.said.openNumber}: ${title}`}
              onPress={() => openEvidence([about.id])}
            >
              {text.said.openNumber}
            </Button>
          </>
        )}
      </p>
      <ReviewNotes about={about} />
    </li>
  )
}

function SaidSoFar({ report }: { readonly report: ReviewReport }) {
  const { project } = useProject()
  return (
    <section className="sheet section">
      <h2>{text.said.title}</h2>
      {report.things.length === 0 ? (
        <p className="quiet">{text.said.none}</p>
      ) : (
        <>
          <p>
            {text.said.counts(formatCount(report.challenged), formatCount(report.open), formatCount(report.conflicts))}
          </p>
          <ul className="reviewed-list">
            {report.things.map((thing) => (
              <ThingSection key={`${thing.about.kind} ${thing.about.id}`} thing={thing} />
            ))}
          </ul>
        </>
      )}
      {report.people.length > 0 && (
        <>
          <h3>{text.people.title}</h3>
          <DataTable
            caption={text.people.title}
            columns={[
              {
                key: 'who',
                title: text.people.who,
                names: true,
                cell: ({ by }) => [by.name || text.somebody, by.role].filter((word) => word !== '').join(', '),
              },
              { key: 'since', title: text.people.since, cell: ({ startedAt }) => dayOf(project, startedAt) },
              ...(['comments', 'marks', 'proposals', 'signatures'] as const).map((key) => ({
                key,
                title: text.people[key],
                align: 'right' as const,
                cell: (one: ReviewReport['people'][number]) => formatCount(one[key]),
              })),
            ]}
            rows={report.people}
            keyOf={({ review }) => review}
          />
        </>
      )}
    </section>
  )
}

function SignedParts({ parts }: Pick<SignatureLine, 'parts'>) {
  return (
    <ul className="signed-parts">
      {parts.map(({ title, version, says }) => (
        <li key={title}>
          <Folded title={text.sign.definition(title, version)}>
            {says.length === 0 ? (
              <p className="quiet">{text.sign.notKept}</p>
            ) : (
              <dl className="facts facts-wide">
                {says.map(({ name, text: said }) => (
                  <div className="fact" key={name}>
                    <dt>{name}</dt>
                    <dd>{said}</dd>
                  </div>
                ))}
              </dl>
            )}
          </Folded>
        </li>
      ))}
    </ul>
  )
}

function Signature({ one, onTakeBack }: { readonly one: SignatureLine; readonly onTakeBack: (id: string) => void }) {
  const { project } = useProject()
  return (
    <li className="said" data-withdrawn={one.isWithdrawn || undefined}>
      <p className="said-head">
        <b>{text.sign.signed(one.by.name, one.by.role, dayOf(project, one.at))}</b>
        {one.isWithdrawn ? (
          <span className="said-mark">{text.takenBack}</span>
        ) : (
          <span className="review-state" data-state={one.changed.length === 0 ? 'agreed' : 'challenged'}>
            {one.changed.length === 0 ? text.sign.unchanged : text.sign.changed(plural(one.changed.length, 'thing'))}
          </span>
        )}
      </p>
      <p className="said-text">{one.statement}</p>
      {one.changed.length > 0 && (
        <ul>
          {one.changed.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {one.differs !== null && <p className="needs">{text.sign.differs(one.differs)}</p>}
      {one.about.kind === 'project' && one.parts.length > 0 && (
        <Folded title={text.sign.what(plural(one.parts.length, 'definition'))}>
          <SignedParts parts={one.parts} />
        </Folded>
      )}
      {one.isMine && !one.isWithdrawn && (
        <Button weight="quiet" onPress={() => onTakeBack(one.id)}>
          {text.takeBack}
        </Button>
      )}
    </li>
  )
}

/** All definitions are signed unless some are chosen. */
function SignDefinitions({
  definitions,
  maySign,
  onSign,
}: {
  readonly definitions: SignableReport['definitions']
  readonly maySign: boolean
  readonly onSign: (only: readonly string[] | undefined) => void
}) {
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const chosen = definitions.filter(({ name }) => !without.has(name))
  const turn = (name: string, on: boolean): void => {
    const next = new Set(without)
    if (on) next.delete(name)
    else next.add(name)
    setWithout(next)
  }
  return (
    <>
      <p className="quiet">{text.sign.definitionsLead}</p>
      <Folded title={text.sign.choose}>
        <div className="actions">
          <Button weight="quiet" onPress={() => setWithout(new Set())}>
            {text.sign.chooseAll}
          </Button>
          <Button weight="quiet" onPress={() => setWithout(new Set(definitions.map(({ name }) => name)))}>
            {text.sign.chooseNone}
          </Button>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out in columns everywhere */}
        <div role="group" aria-label={text.sign.choice} className="sign-choice">
          {definitions.map(({ name, title, version }) => (
            <Check
              key={name}
              label={text.sign.definition(title, version)}
              on={!without.has(name)}
              onChange={(on) => turn(name, on)}
            />
          ))}
        </div>
      </Folded>
      <div className="actions">
        <Button
          isDisabled={!maySign || chosen.length === 0}
          onPress={() => onSign(without.size === 0 ? undefined : chosen.map(({ name }) => name))}
        >
          {text.sign.definitions(formatCount(chosen.length), formatCount(definitions.length))}
        </Button>
      </div>
    </>
  )
}

function SignReconciliation({
  one,
  maySign,
  onSign,
}: {
  readonly one: Reconciliation
  readonly maySign: boolean
  readonly onSign: (differs: string | undefined) => void
}) {
  const [reason, setReason] = useState('')
  return (
    <div className="reconciliation">
      <h3>{one.title}</h3>
      <p className={one.ties ? 'ties' : 'needs'}>{one.ties ? text.sign.ties : text.sign.notTied}</p>
      <dl className="facts facts-wide">
        {one.figures.map(({ name, value }) => (
          <div className="fact" key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {one.ties ? (
        <div className="actions">
          <Button aria-label={text.sign.signOf(one.title)} isDisabled={!maySign} onPress={() => onSign(undefined)}>
            {text.sign.reconciliation}
          </Button>
        </div>
      ) : (
        <>
          <TextAreaBox label={text.sign.seenReason} value={reason} onChange={setReason} rows={2} />
          <div className="actions">
            <Button
              aria-label={text.sign.seenOf(one.title)}
              isDisabled={!maySign || reason.trim() === ''}
              onPress={() => {
                onSign(reason)
                setReason('')
              }}
            >
              {text.sign.seen}
            </Button>
          </div>
        </>
      )}
      <Folded title={text.title}>
        <ReviewNotes about={{ kind: 'reconciliation', id: one.id }} isAlone />
      </Folded>
    </div>
  )
}

function SignOffs({ report }: { readonly report: ReviewReport }) {
  const { quarter } = useProject()
  const me = useAsk('log:me', {})
  const signable = useAsk('review:signable', inQuarter(quarter))
  const [refused, setRefused] = useState<ReplyError | null>(null)
  const signer = report.draft?.by ?? (me.state === 'value' ? me.value : null)
  const maySign = report.writes !== 'nowhere' && signer !== null && signer.name !== '' && signer.role !== ''
  const heard = (reply: Reply<unknown>): void => {
    setRefused(reply.ok ? null : reply.error)
    if (reply.ok) refreshAnswers()
  }
  const sign = (wanted: Argument<'review:sign'>) => void askCore('review:sign', wanted).then(heard)
  return (
    <section className="sheet section">
      <h2>{text.sign.title}</h2>
      <p>{text.sign.lead}</p>
      {report.signatures.length === 0 ? (
        <p className="quiet">{text.sign.none}</p>
      ) : (
        <ul className="said-list">
          {report.signatures.map((one) => (
            <Signature
              key={one.id}
              one={one}
              onTakeBack={(entry) => void askCore('review:withdraw', { entry }).then(heard)}
            />
          ))}
        </ul>
      )}
      {refused && <Notice error={refused} />}
      {report.writes !== 'nowhere' &&
        (maySign ? (
          <p>{text.sign.as(signer.name, signer.role)}</p>
        ) : (
          report.draft === null && (
            <>
              <p className="needs">{text.sign.needsPerson}</p>
              <PersonForm />
            </>
          )
        ))}
      <Answered asked={signable}>
        {({ definitions, reconciliations }) => (
          <>
            <SignDefinitions
              definitions={definitions}
              maySign={maySign}
              onSign={(only) => sign({ about: { kind: 'project', id: 'project' }, ...(only && { only }) })}
            />
            {reconciliations.map((one) => (
              <SignReconciliation
                key={one.id}
                one={one}
                maySign={maySign}
                onSign={(differs) =>
                  sign({ about: { kind: 'reconciliation', id: one.id }, ...(differs !== undefined && { differs }) })
                }
              />
            ))}
          </>
        )}
      </Answered>
    </section>
  )
}

/** Reviews of the project: one's own, one that came back, what everybody said, and who has signed what. */
export function ProjectReview() {
  const asked = useAsk('review:report', {})
  return (
    <Answered asked={asked}>
      {(report) => (
        <>
          <Own report={report} />
          {report.writes === 'project' && <TakeIn />}
          <SaidSoFar report={report} />
          <SignOffs report={report} />
        </>
      )}
    </Answered>
  )
}
