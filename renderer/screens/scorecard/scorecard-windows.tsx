import { useState } from 'react'
import { dateOfDay, maybeDay } from '../../../shared/base/calendar.ts'
import { formatDays, formatNumber } from '../../../shared/base/format.ts'
import type { ReplyError } from '../../../shared/base/refusal.ts'
import type { RulesReport } from '../../../shared/contract.ts'
import type { ResolutionRules } from '../../../shared/metrics/resolution.ts'
import { askCore } from '../../ask.ts'
import { Button } from '../../parts/button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Notice } from '../../parts/notice.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { TextBox } from '../../parts/text-box.tsx'
import { dateWords, useProject } from '../../project-context.ts'
import { refreshAnswers } from '../../use-ask.ts'
import { scorecardWords } from '../../words/scorecard-words.ts'

const text = scorecardWords.definitions
const day = 86_400

/** A length of time as a person says it: whole days, else hours. */
function lengthWords(seconds: number): string {
  return seconds % day === 0 ? formatDays(seconds / day) : `${formatNumber(seconds / 3600, 1)} h`
}

function topicsWords(rules: ResolutionRules): string {
  return Object.entries(rules.topics)
    .map(([topic, { hold }]) => `${topic} ${lengthWords(hold ?? rules.hold)}`)
    .join(' · ')
}

/** Days as typed, or `null` when they are no length that a window can have. */
function daysOf(typed: string): number | null {
  const value = Number(typed.replace(',', '.'))
  return typed.trim() !== '' && Number.isFinite(value) && value >= 1 && value <= 90 ? value : null
}

function Decide({
  report,
  now,
  onDone,
}: {
  readonly report: RulesReport
  readonly now: ResolutionRules
  readonly onDone: (decided: ResolutionRules | null) => void
}) {
  const { project } = useProject()
  const [days, setDays] = useState(String(now.hold / day))
  const [from, setFrom] = useState(() => dayAfter(project.dataThrough))
  const [reason, setReason] = useState('')
  const [topics, setTopics] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      Object.entries(now.topics).map(([topic, { hold }]) => [topic, String((hold ?? now.hold) / day)]),
    ),
  )
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ReplyError | null>(null)
  const isBad = {
    days: daysOf(days) === null,
    from: maybeDay(from) === undefined,
    reason: reason.trim() === '',
    topics: Object.values(topics).some((typed) => daysOf(typed) === null),
  }
  const free = report.topics.filter(({ topic }) => topics[topic] === undefined)
  const decide = async () => {
    setTried(true)
    if (Object.values(isBad).some(Boolean)) return
    setBusy(true)
    const reply = await askCore('scorecard:decide', {
      effectiveFrom: from,
      reason: reason.trim(),
      holdHours: (daysOf(days) as number) * 24,
      topics: Object.fromEntries(
        Object.entries(topics).map(([topic, typed]) => [topic, (daysOf(typed) as number) * 24]),
      ),
    })
    setBusy(false)
    if (!reply.ok) return setRefused(reply.error)
    refreshAnswers()
    onDone(reply.value)
  }
  return (
    <form
      className="decide"
      onSubmit={(event) => {
        event.preventDefault()
        void decide()
      }}
    >
      <p>{text.decideText}</p>
      {refused && <Notice error={refused} />}
      <div className="decide-fields">
        <TextBox
          label={text.days}
          value={days}
          onChange={setDays}
          problem={tried && isBad.days ? text.needsDays : null}
        />
        <TextBox
          label={text.effective}
          value={from}
          onChange={setFrom}
          problem={tried && isBad.from ? text.needsDate : null}
        />
        {Object.entries(topics).map(([topic, typed]) => (
          <TextBox
            key={topic}
            label={text.topicDays(topic)}
            value={typed}
            onChange={(value) => setTopics({ ...topics, [topic]: value })}
            problem={tried && daysOf(typed) === null ? text.needsDays : null}
          />
        ))}
        {free.length > 0 && (
          <SelectField
            label={text.addTopic}
            value={null}
            placeholder={text.addTopicChoose}
            options={free.map(({ topic }) => ({ id: topic, text: topic }))}
            onChange={(topic) => setTopics({ ...topics, [topic]: days })}
          />
        )}
        <TextBox
          wide
          label={text.why}
          hint={text.whyHint}
          value={reason}
          onChange={setReason}
          problem={tried && isBad.reason ? text.needsReason : null}
        />
      </div>
      <div className="actions">
        <Button weight="primary" type="submit" isDisabled={busy}>
          {busy ? text.work : text.keep}
        </Button>
        <Button onPress={() => onDone(null)} isDisabled={busy}>
          {text.leave}
        </Button>
      </div>
    </form>
  )
}

/** The day after the data ends: a decision usually holds for what comes next. */
function dayAfter(dataThrough: string | null): string {
  const last = dataThrough === null ? undefined : maybeDay(dataThrough.slice(0, 10))
  return last === undefined ? '' : dateOfDay(last + 1)
}

/** The windows that decide whether a resolution held: which hold now, which held before, and the way to decide on others. */
export function ScorecardWindows({ report }: { readonly report: RulesReport }) {
  const { project } = useProject()
  const [deciding, setDeciding] = useState(false)
  const [decided, setDecided] = useState<ResolutionRules | null>(null)
  // What was just decided holds at once, while the core still tells every quarter again.
  const versions =
    decided && !report.versions.some(({ version }) => version === decided.version)
      ? [...report.versions, decided]
      : report.versions
  const now = versions.at(-1)
  if (!now) return null
  return (
    <section className="sheet section">
      <div className="section-head">
        <h2>{text.windows}</h2>
        {!deciding && !project.readOnly && <Button onPress={() => setDeciding(true)}>{text.decide}</Button>}
      </div>
      <p className="claim">{text.windowNow(lengthWords(now.hold), dateWords(now.effectiveFrom))}</p>
      {Object.keys(now.topics).length > 0 && <p>{text.topicsNow(topicsWords(now))}</p>}
      <p className="done" role="status">
        {decided && text.decided(String(decided.version))}
      </p>
      {deciding && (
        <Decide
          report={report}
          now={now}
          onDone={(made) => {
            setDeciding(false)
            setDecided(made)
          }}
        />
      )}
      <DataTable
        dense
        caption={text.versions}
        columns={[
          { key: 'version', title: text.versions, names: true, cell: (one) => text.version(String(one.version)) },
          {
            key: 'from',
            title: text.from,
            cell: (one) => <span className="nowrap">{dateWords(one.effectiveFrom)}</span>,
          },
          { key: 'hold', title: text.hold, align: 'right', cell: (one) => lengthWords(one.hold) },
          { key: 'topics', title: text.topics, cell: (one) => topicsWords(one) || '–' },
          { key: 'reason', title: text.reason, cell: (one) => one.reason },
        ]}
        rows={[...versions].reverse()}
        keyOf={(one) => String(one.version)}
      />
    </section>
  )
}
