import { useState } from 'react'
import type { Definition, Evidence } from '../../../shared/base/evidence.ts'
import { formatCount, formatEvidence, formatInterval } from '../../../shared/base/format.ts'
import type { MetricsReport } from '../../../shared/metrics/report.ts'
import { categoryWords } from '../../charts/chart-frame.ts'
import { SparkLine } from '../../charts/spark-line.tsx'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { Answered } from '../../parts/answered.tsx'
import { CopyButton } from '../../parts/copy-button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { isWhole, type QuarterNumbers } from '../../parts/scorecard-numbers.ts'
import { slices } from '../../parts/scorecard-slices.ts'
import { SearchBox } from '../../parts/search-box.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { tableText } from '../../table-text.ts'
import { useAsk } from '../../use-ask.ts'
import { goTo } from '../../use-place.ts'
import { scorecardWords } from '../../words/scorecard-words.ts'
import { sliceWords, words } from '../../words/words.ts'
import { ScorecardLikeForLike } from './scorecard-like-for-like.tsx'

const text = scorecardWords.metrics

const sliceOf = (evidence: Evidence) => Object.values(evidence.filter).join(' · ')

const families: readonly Definition['family'][] = [
  'resolution',
  'contact',
  'satisfaction',
  'cost',
  'revenue',
  'retention',
]
const familyOrder = (family: Definition['family'] | undefined) => (family ? families.indexOf(family) : families.length)

/** Where a mean has its median and its ninth tenth, they stand under it and not as rows of their own. */
const spreadOf = (metric: string): readonly string[] => [`${metric}-median`, `${metric}-p90`]

interface Spread {
  readonly median: Evidence | undefined
  readonly p90: Evidence | undefined
}

function Cell({ evidence, spread }: { readonly evidence: Evidence; readonly spread: Spread }) {
  const parts = [
    { name: text.median, evidence: spread.median },
    { name: text.p90, evidence: spread.p90 },
  ].flatMap((one) => (one.evidence && one.evidence.value !== null ? [{ ...one, evidence: one.evidence }] : []))
  return (
    <>
      {evidence.value === null ? (
        <EvidenceNumber evidence={evidence} text={evidence.n > 0 ? text.tooFew(formatCount(evidence.n)) : '–'} />
      ) : (
        <EvidenceNumber evidence={evidence} />
      )}
      {parts.map((one) => (
        <span className="under" key={one.name}>
          {`${one.name} `}
          <EvidenceNumber evidence={one.evidence} />
        </span>
      ))}
    </>
  )
}

/** Every metric of the quarter; `sliced` are the same metrics cut by one dimension, a column for each slice. */
function MetricTable({
  report,
  sliced,
  numbers,
  search,
}: {
  readonly report: MetricsReport
  readonly sliced: readonly Evidence[]
  readonly numbers: QuarterNumbers
  readonly search: string
}) {
  const cuts = [...new Set(sliced.map(sliceOf).filter((slice) => slice !== ''))]
  const family = new Map(report.definitions.map((definition) => [definition.id, definition.family]))
  const whole = report.metrics.filter(isWhole)
  const known = new Set(whole.map(({ metric }) => metric))
  const folded = new Set(whole.flatMap(({ metric }) => spreadOf(metric)).filter((metric) => known.has(metric)))
  const rows = whole
    .filter(({ metric }) => !folded.has(metric))
    .filter(({ title }) => title.toLowerCase().includes(search.trim().toLowerCase()))
    .filter(({ metric }) => cuts.length === 0 || sliced.some((one) => one.metric === metric && !isWhole(one)))
    .sort((a, b) => familyOrder(family.get(a.metric)) - familyOrder(family.get(b.metric)))
  const inSlice = (metric: string, slice: string) =>
    sliced.find((item) => item.metric === metric && sliceOf(item) === slice)
  const spreadIn = (metric: string, find: (name: string) => Evidence | undefined): Spread => {
    const [median, p90] = spreadOf(metric)
    return { median: find(median as string), p90: find(p90 as string) }
  }
  const breaksOf = (metric: string) =>
    report.breaks.filter(({ metrics }) => metrics.includes(metric)).map(({ quarter }) => quarter)
  const { scorecard } = words
  const columns: Column<Evidence>[] = [
    { key: 'metric', title: scorecard.metric, names: true, cell: (row) => row.title },
    {
      key: 'value',
      title: scorecard.value,
      align: 'right',
      cell: (row) => (
        <Cell evidence={row} spread={spreadIn(row.metric, (name) => whole.find((one) => one.metric === name))} />
      ),
    },
    ...cuts.map((slice) => ({
      key: slice,
      title: sliceWords(categoryWords(slice)),
      align: 'right' as const,
      cell: (row: Evidence) => {
        const part = inSlice(row.metric, slice)
        if (!part) return ''
        return (
          <>
            <Cell evidence={part} spread={spreadIn(row.metric, (name) => inSlice(name, slice))} />
            {part.value !== null && <span className="under">{`n ${formatCount(part.n)}`}</span>}
            {part.value !== null && part.low !== null && <span className="under">{formatInterval(part)}</span>}
          </>
        )
      },
    })),
    ...(cuts.length === 0
      ? [
          {
            key: 'interval',
            title: scorecard.interval,
            align: 'right' as const,
            cell: (row: Evidence) => <span className="quiet nowrap">{formatInterval(row)}</span>,
          },
          { key: 'n', title: scorecard.n, align: 'right' as const, cell: (row: Evidence) => formatCount(row.n) },
          {
            key: 'trend',
            title: text.trend,
            cell: (row: Evidence) => (
              <SparkLine
                told={numbers.of(row.metric)}
                quarters={numbers.quarters}
                areKnown={numbers.areKnown}
                breaks={breaksOf(row.metric)}
                tone="accent"
                width={96}
                height={28}
              />
            ),
          },
          {
            key: 'grade',
            title: scorecard.grade,
            cell: (row: Evidence) => (row.value === null ? '' : <GradeMark grade={row.grade} evidence={[row.id]} />),
          },
        ]
      : []),
  ]
  const asText = () =>
    tableText(
      [
        scorecard.metric,
        scorecard.value,
        scorecard.n,
        scorecard.interval,
        ...cuts.map((slice) => sliceWords(categoryWords(slice))),
      ],
      rows.map((row) => [
        row.title,
        formatEvidence(row),
        formatCount(row.n),
        formatInterval(row),
        ...cuts.map((slice) => {
          const part = inSlice(row.metric, slice)
          return part ? formatEvidence(part) : ''
        }),
      ]),
      'tabs',
    )
  return (
    <>
      {rows.length === 0 ? (
        <p className="quiet">{text.nothing}</p>
      ) : (
        <DataTable
          caption={scorecard.metricsCaption}
          columns={columns}
          rows={rows}
          keyOf={(row) => row.id}
          groupOf={(row) => scorecard.families[family.get(row.metric) ?? 'resolution']}
        />
      )}
      <div className="exhibit-tools">
        <CopyButton label={text.copy} text={asText} />
        {cuts.length > 0 && <span className="quiet">{text.cutNote}</span>}
      </div>
    </>
  )
}

type Comparison = 'quarter-before' | 'year-before'

/** The earlier quarter that a place asks to be held against, if it does. */
function comparisonIn(by: string | null): Comparison | null {
  const found = by?.replace(/^against-/, '')
  return by?.startsWith('against-') && (found === 'quarter-before' || found === 'year-before') ? found : null
}

/** Every metric with its interval, cases and trend; cut by what the person chooses, or held against an earlier quarter. */
export function ScorecardMetrics({
  report,
  numbers,
  by: asked,
  quarter,
}: {
  readonly report: MetricsReport
  readonly numbers: QuarterNumbers
  /** A slice, or `against-quarter-before`. */
  readonly by: string | null
  readonly quarter: string
}) {
  const [search, setSearch] = useState('')
  const by = slices.find((slice) => slice === asked)
  const against = comparisonIn(asked)
  const cut = useAsk('scorecard:metrics', by ? { quarter, by } : null)
  const compared = useAsk('scorecard:like-for-like', against ? { quarter, against } : null)
  const others = Object.entries(scorecardWords.likeForLike.options)
  return (
    <section className="sheet section">
      <div className="section-head">
        {against ? (
          <h2>{scorecardWords.likeForLike.caption}</h2>
        ) : (
          <SearchBox label={text.find} value={search} onChange={setSearch} />
        )}
        <SelectField
          label={words.scorecard.by}
          labelled="beside"
          value={against ? (asked ?? 'none') : (by ?? 'none')}
          options={[
            ...['none', ...slices].map((id) => ({ id, text: words.slices[id] ?? id })),
            ...others.map(([id, name]) => ({ id, text: name })),
          ]}
          onChange={(id) => goTo({ by: id === 'none' ? null : id })}
        />
      </div>
      {against ? (
        <Answered asked={compared}>{(value) => <ScorecardLikeForLike report={value} />}</Answered>
      ) : by ? (
        <Answered asked={cut}>
          {(value) => <MetricTable report={report} sliced={value.metrics} numbers={numbers} search={search} />}
        </Answered>
      ) : (
        <MetricTable report={report} sliced={[]} numbers={numbers} search={search} />
      )}
    </section>
  )
}
