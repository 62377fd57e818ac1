import { useState } from 'react'
import { formatCount, formatQuarter } from '../../../shared/base/format.ts'
import type { ReplyError } from '../../../shared/base/refusal.ts'
import { type BusinessOutcome, businessOutcomes, type OutcomeMapping } from '../../../shared/metrics/outcome-map.ts'
import type { RoleScorecard } from '../../../shared/metrics/roles-report.ts'
import { askCore } from '../../ask.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { CellField } from '../../parts/cell-field.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { LinkedSentence } from '../../parts/linked-sentence.tsx'
import { MovementMark } from '../../parts/movement-mark.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Reveal } from '../../parts/reveal.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useProject } from '../../project-context.ts'
import { wordsProblem } from '../../typed-number.ts'
import { refreshAnswers } from '../../use-ask.ts'
import { scorecardWords } from '../../words/scorecard-words.ts'
import { sliceWords } from '../../words/words.ts'

const text = scorecardWords.roles

/** Which business outcome each team metric answers to, and who owns it; each line is changed in place and kept. */
export function OutcomeMap({ map }: { readonly map: readonly OutcomeMapping[] }) {
  const { project } = useProject()
  const [refused, setRefused] = useState<ReplyError | null>(null)
  const change = async (line: OutcomeMapping, changed: { outcome?: BusinessOutcome; owner?: string }) => {
    const { metric, outcome, owner } = { ...line, ...changed }
    const reply = await askCore('scorecard:map-outcome', { metric, outcome, owner })
    setRefused(reply.ok ? null : reply.error)
    if (reply.ok) refreshAnswers()
  }
  return (
    <section className="sheet section quiet-fields">
      <h2>{text.map}</h2>
      <p className="quiet">{project.readOnly ? text.readOnly : text.mapSub}</p>
      {refused && <Notice error={refused} />}
      <DataTable
        caption={text.mapSub}
        columns={[
          { key: 'metric', title: text.metric, names: true, cell: (line) => line.title },
          {
            key: 'outcome',
            title: text.outcome,
            cell: (line) =>
              project.readOnly ? (
                line.outcome
              ) : (
                <SelectField
                  label={`${line.title}: ${text.outcome}`}
                  labelled="unseen"
                  value={line.outcome}
                  options={businessOutcomes.map((id) => ({ id, text: id }))}
                  onChange={(id) => {
                    const outcome = businessOutcomes.find((one) => one === id)
                    if (outcome && outcome !== line.outcome) void change(line, { outcome })
                  }}
                />
              ),
          },
          {
            key: 'owner',
            title: text.owner,
            cell: (line) =>
              project.readOnly ? (
                line.owner
              ) : (
                <CellField
                  label={`${line.title}: ${text.owner}`}
                  value={line.owner}
                  problemOf={wordsProblem}
                  onKeep={(owner) => void change(line, { owner: owner.trim() })}
                />
              ),
          },
          {
            key: 'decided',
            title: <span className="unseen">{text.decided}</span>,
            cell: (line) => <span className="quiet">{line.decided ? text.decided : text.proposed}</span>,
          },
        ]}
        rows={[...map].sort((a, b) => businessOutcomes.indexOf(a.outcome) - businessOutcomes.indexOf(b.outcome))}
        keyOf={(line) => line.metric}
      />
    </section>
  )
}

/** What one role answers for: its outcome metrics now and before, and what it can do about each. */
export function RoleView({ role, before }: { readonly role: RoleScorecard; readonly before: string | null }) {
  const teamMetrics = role.teams[0]?.metrics ?? []
  return (
    <section className="sheet section role">
      <h2>{role.title}</h2>
      <p className="claim">{role.answersFor}</p>
      <p>
        <LinkedSentence text={role.sentence} evidence={role.metrics.map(({ evidence }) => evidence)} />
      </p>
      <DataTable
        dense
        caption={role.title}
        columns={[
          { key: 'metric', title: text.metricColumn, names: true, cell: ({ evidence }) => evidence.title },
          {
            key: 'now',
            title: text.now,
            align: 'right',
            cell: ({ evidence }) => (
              <>
                <EvidenceNumber evidence={evidence} compact />
                <span className="under">{`n ${formatCount(evidence.n)}`}</span>
              </>
            ),
          },
          {
            key: 'before',
            title: before === null ? text.before : formatQuarter(before),
            align: 'right',
            cell: (metric) => (metric.before ? <EvidenceNumber evidence={metric.before} compact /> : '–'),
          },
          { key: 'movement', title: text.movement, cell: ({ movement }) => <MovementMark movement={movement} /> },
          { key: 'lever', title: text.lever, cell: ({ lever }) => lever },
        ]}
        rows={role.metrics}
        keyOf={({ evidence }) => evidence.id}
      />
      {role.teams.length > 0 && (
        <Reveal title={text.teams}>
          <DataTable
            dense
            caption={text.teams}
            columns={[
              { key: 'team', title: text.team, names: true, cell: ({ team }) => sliceWords(team) },
              ...teamMetrics.map((first, index) => ({
                key: first.metric,
                title: first.title,
                align: 'right' as const,
                cell: ({ metrics }: RoleScorecard['teams'][number]) => {
                  const evidence = metrics[index]
                  if (!evidence) return ''
                  return evidence.value === null ? (
                    <EvidenceNumber evidence={evidence} text={scorecardWords.metrics.tooFew(formatCount(evidence.n))} />
                  ) : (
                    <EvidenceNumber evidence={evidence} />
                  )
                },
              })),
            ]}
            rows={role.teams}
            keyOf={({ team }) => team}
          />
        </Reveal>
      )}
    </section>
  )
}
