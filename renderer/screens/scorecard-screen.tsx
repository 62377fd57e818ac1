import type { Definition, Evidence } from '../../shared/base/evidence.ts'
import { formatCount, formatInterval } from '../../shared/base/format.ts'
import type { MetricsReport } from '../../shared/metrics/report.ts'
import type { Place } from '../location.ts'
import { Answered } from '../parts/answered.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { AwaitingData } from '../parts/empty-place.tsx'
import { EvidenceNumber } from '../parts/evidence-number.tsx'
import { ExhibitView } from '../parts/exhibit-view.tsx'
import { GradeMark } from '../parts/grade-mark.tsx'
import { LinkedSentence } from '../parts/linked-sentence.tsx'
import { ScreenHeader } from '../parts/screen-header.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { inQuarter, useProject } from '../project-context.ts'
import { useAsk } from '../use-ask.ts'
import { goTo } from '../use-place.ts'
import { sliceWords, words } from '../words.ts'

const slices = [
  'handler',
  'tier',
  'channel',
  'topic',
  'team',
  'segment',
  'plan',
  'country',
  'tenure',
  'mrr-band',
  'month',
] as const

const sliceOf = (evidence: Evidence) => Object.values(evidence.filter).join(' · ')

const isWhole = (evidence: Evidence) => Object.keys(evidence.filter).length === 0

/** Finds what a pair names: an evidence id, or a metric as a whole. */
function named(metrics: readonly Evidence[], name: string): Evidence | undefined {
  return metrics.find((item) => item.id === name) ?? metrics.find((item) => item.metric === name && isWhole(item))
}

function Side({
  name,
  metrics,
  kind,
}: {
  readonly name: string
  readonly metrics: readonly Evidence[]
  readonly kind: 'activity' | 'outcome'
}) {
  const evidence = named(metrics, name)
  return (
    <div className={`pair-${kind}`}>
      <p className="pair-value">{evidence ? <EvidenceNumber evidence={evidence} /> : words.tooFew}</p>
      <p className="pair-title">{evidence?.title ?? name}</p>
    </div>
  )
}

function Pairs({ report }: { readonly report: MetricsReport }) {
  const text = words.scorecard
  return (
    <section className="sheet section">
      <h2>{text.pairs}</h2>
      <div className="pairs">
        <DataTable
          caption={text.pairsCaption}
          columns={[
            {
              key: 'activity',
              title: text.activity,
              cell: (pair) => <Side name={pair.activity} metrics={report.metrics} kind="activity" />,
            },
            {
              key: 'outcome',
              title: text.outcome,
              cell: (pair) => <Side name={pair.outcome} metrics={report.metrics} kind="outcome" />,
            },
            {
              key: 'says',
              title: text.says,
              cell: (pair) => (
                <p className="pair-says">
                  <LinkedSentence
                    text={pair.sentence}
                    evidence={[pair.activity, pair.outcome].flatMap((name) => named(report.metrics, name) ?? [])}
                  />
                </p>
              ),
            },
          ]}
          rows={report.pairs}
          keyOf={(pair) => `${pair.activity} ${pair.outcome}`}
        />
      </div>
    </section>
  )
}

/** Every metric of the quarter; `sliced` are the same metrics cut by one dimension, a column for each slice. */
function MetricTable({ report, sliced }: { readonly report: MetricsReport; readonly sliced: readonly Evidence[] }) {
  const text = words.scorecard
  const whole = report.metrics.filter(isWhole)
  const cuts = [...new Set(sliced.map(sliceOf).filter((slice) => slice !== ''))]
  const family = new Map(report.definitions.map((definition) => [definition.id, definition.family]))
  const rows = [...whole].sort((a, b) => familyOrder(family.get(a.metric)) - familyOrder(family.get(b.metric)))
  const cut = (metric: string, slice: string) =>
    sliced.find((item) => item.metric === metric && sliceOf(item) === slice)
  return (
    <DataTable
      caption={text.metricsCaption}
      columns={[
        {
          key: 'metric',
          title: text.metric,
          names: true,
          cell: (row) => row.title,
        },
        { key: 'value', title: text.value, align: 'right', cell: (row) => <EvidenceNumber evidence={row} /> },
        ...cuts.map((slice) => ({
          key: slice,
          title: sliceWords(slice),
          align: 'right' as const,
          cell: (row: Evidence) => {
            const part = cut(row.metric, slice)
            return part ? <EvidenceNumber evidence={part} compact /> : ''
          },
        })),
        ...(cuts.length === 0
          ? [
              {
                key: 'interval',
                title: text.interval,
                align: 'right' as const,
                cell: (row: Evidence) => <span className="quiet">{formatInterval(row)}</span>,
              },
            ]
          : []),
        { key: 'n', title: text.n, align: 'right', cell: (row) => formatCount(row.n) },
        { key: 'grade', title: text.grade, cell: (row) => <GradeMark grade={row.grade} evidence={[row.id]} /> },
      ]}
      rows={rows}
      keyOf={(row) => row.id}
      groupOf={(row) => text.families[family.get(row.metric) ?? 'resolution']}
    />
  )
}

const families: readonly Definition['family'][] = [
  'resolution',
  'contact',
  'satisfaction',
  'cost',
  'revenue',
  'retention',
]
const familyOrder = (family: Definition['family'] | undefined) => (family ? families.indexOf(family) : families.length)

/** What the team reports beside what came of it, and every metric with its interval. */
export function ScorecardScreen({ place }: { readonly place: Place }) {
  const { quarter } = useProject()
  const by = slices.find((slice) => slice === place.by)
  const asked = useAsk('scorecard:metrics', quarter === null ? null : inQuarter(quarter))
  const cut = useAsk('scorecard:metrics', quarter === null || !by ? null : { ...inQuarter(quarter), by })
  const text = words.scorecard
  if (quarter === null)
    return <AwaitingData name={words.screens.scorecard} title={text.empty.title} text={text.empty.text} />
  return (
    <Answered asked={asked}>
      {(report) => (
        <>
          <ScreenHeader
            title={words.screens.scorecard}
            sentence={<LinkedSentence text={report.waterfallSentence} evidence={report.metrics.filter(isWhole)} />}
          />
          {report.waterfall && (
            <section className="sheet section">
              <ExhibitView exhibit={report.waterfall} heading={text.waterfall} />
            </section>
          )}
          {report.pairs.length > 0 && <Pairs report={report} />}
          {report.trend && (
            <section className="sheet section">
              <ExhibitView exhibit={report.trend} heading={text.trend} />
            </section>
          )}
          <section className="sheet section">
            <div className="section-head">
              <h2>{text.metrics}</h2>
              <SelectField
                label={text.by}
                labelled="beside"
                value={by ?? 'none'}
                options={['none', ...slices].map((id) => ({ id, text: words.slices[id] ?? id }))}
                onChange={(id) => goTo({ by: id === 'none' ? null : id })}
              />
            </div>
            {by ? (
              <Answered asked={cut}>{(value) => <MetricTable report={report} sliced={value.metrics} />}</Answered>
            ) : (
              <MetricTable report={report} sliced={[]} />
            )}
          </section>
        </>
      )}
    </Answered>
  )
}
