import type { Definition, Evidence } from '../../../shared/base/evidence.ts'
import { formatCount, formatEvidence, formatQuarter, formatValue } from '../../../shared/base/format.ts'
import type { RulesReport } from '../../../shared/contract.ts'
import type { MetricsReport } from '../../../shared/metrics/report.ts'
import type { Restatement } from '../../../shared/metrics/restatement.ts'
import { breakWords } from '../../break-words.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { Answered } from '../../parts/answered.tsx'
import { Button } from '../../parts/button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { isWhole } from '../../parts/scorecard-numbers.ts'
import { useAsk } from '../../use-ask.ts'
import { openEvidence } from '../../use-place.ts'
import { scorecardWords } from '../../words/scorecard-words.ts'
import { ScorecardWindows } from './scorecard-windows.tsx'

const text = scorecardWords.definitions

/** Takes an id apart: `recontact-7d@1/2026Q2/handler=ai-only`. */
function readId(id: string): { readonly metric: string; readonly version: string; readonly period: string } {
  const [head = '', period = ''] = id.split('/')
  const [metric = '', version = '1'] = head.split('@')
  return { metric, version, period }
}

function Restatements({
  restatements,
  definitions,
}: {
  readonly restatements: readonly Restatement[]
  readonly definitions: readonly Definition[]
}) {
  // A number that could not be told before and can’t be told now was not restated for any reader.
  const shown = restatements.filter(({ before, after }) => before !== null || after !== null)
  const say = (one: Restatement, value: number | null) => {
    const unit = definitions.find(({ id }) => id === readId(one.evidence).metric)?.unit
    return value === null || unit === undefined || unit === 'money'
      ? value === null
        ? text.untold
        : formatCount(value)
      : formatValue(value, unit)
  }
  return (
    <section className="sheet section">
      <h2>{text.restatements}</h2>
      {shown.length === 0 ? (
        <p className="quiet">{text.restatementsNone}</p>
      ) : (
        <DataTable
          dense
          caption={text.restatementsCaption}
          columns={[
            {
              key: 'number',
              title: text.number,
              names: true,
              cell: (one) => {
                const { metric, period } = readId(one.evidence)
                return (
                  <Button weight="quiet" onPress={() => openEvidence([one.evidence])}>
                    {`${definitions.find(({ id }) => id === metric)?.title ?? metric}, ${formatQuarter(period)}`}
                  </Button>
                )
              },
            },
            { key: 'before', title: text.told, align: 'right', cell: (one) => say(one, one.before) },
            { key: 'after', title: text.now, align: 'right', cell: (one) => <b>{say(one, one.after)}</b> },
            {
              key: 'n',
              title: text.cases,
              align: 'right',
              cell: (one) => `${formatCount(one.beforeN)} → ${formatCount(one.afterN)}`,
            },
            { key: 'reason', title: text.reason, cell: (one) => one.reason },
          ]}
          rows={shown}
          keyOf={(one, index) => `${one.evidence} ${index}`}
        />
      )}
    </section>
  )
}

/** Every number told under earlier windows beside what holds now, newest quarter first. */
function Superseded({ report, numbers }: { readonly report: MetricsReport; readonly numbers: readonly Evidence[] }) {
  const told = report.superseded.filter((one) => isWhole(one) && one.value !== null)
  const rows = told
    .map((before) => ({
      before,
      after: numbers.find((one) => one.metric === before.metric && one.period === before.period),
    }))
    .filter(({ before, after }) => after !== undefined && after.version !== before.version)
    .sort((a, b) => (a.before.period < b.before.period ? 1 : a.before.period > b.before.period ? -1 : 0))
  if (rows.length === 0) return null
  return (
    <section className="sheet section">
      <h2>{text.superseded}</h2>
      <DataTable
        dense
        caption={text.supersededCaption}
        columns={[
          { key: 'title', title: text.number, names: true, cell: ({ before }) => before.title },
          {
            key: 'told',
            title: text.told,
            align: 'right',
            cell: ({ before }) => (
              <>
                <EvidenceNumber evidence={before} text={formatEvidence(before)} />
                <span className="under">{text.version(String(before.version))}</span>
              </>
            ),
          },
          {
            key: 'now',
            title: text.now,
            align: 'right',
            cell: ({ after }) =>
              after && (
                <>
                  <EvidenceNumber evidence={after} />
                  <span className="under">{text.version(String(after.version))}</span>
                </>
              ),
          },
        ]}
        rows={rows}
        keyOf={({ before }) => before.id}
        groupOf={({ before }) => formatQuarter(before.period)}
      />
    </section>
  )
}

/** The windows and what they were before, numbers that were restated, and vendors that changed their count. */
export function ScorecardChanges({
  report,
  numbers,
  definitions,
  rules,
}: {
  readonly report: MetricsReport
  readonly numbers: readonly Evidence[]
  readonly definitions: readonly Definition[]
  readonly rules: RulesReport
}) {
  const restatements = useAsk('scorecard:restatements', {})
  return (
    <>
      <ScorecardWindows report={rules} />
      <Superseded report={report} numbers={numbers} />
      <Answered asked={restatements}>
        {(value) => <Restatements restatements={value} definitions={definitions} />}
      </Answered>
      <section className="sheet section">
        <h2>{text.breaks}</h2>
        {report.breaks.length === 0 ? (
          <p className="quiet">{text.breaksNone}</p>
        ) : (
          <ul className="bare">
            {report.breaks.map((one) => (
              <li key={one.text}>{breakWords(formatQuarter(one.quarter), one.text)}</li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
