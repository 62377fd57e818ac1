import type { Evidence } from '../../../shared/base/evidence.ts'
import { formatCount, formatInterval, formatQuarter } from '../../../shared/base/format.ts'
import { pairedMetrics } from '../../../shared/metrics/pairs.ts'
import type { MetricsReport } from '../../../shared/metrics/report.ts'
import { breakWords } from '../../break-words.ts'
import { SparkLine } from '../../charts/spark-line.tsx'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { LinkedSentence } from '../../parts/linked-sentence.tsx'
import { isWhole, type QuarterNumbers } from '../../parts/scorecard-numbers.ts'
import { scorecardWords } from '../../words/scorecard-words.ts'

const text = scorecardWords.pairs

/** Finds what a pair names: an evidence id, or a metric as a whole. */
function named(metrics: readonly Evidence[], name: string): Evidence | undefined {
  return metrics.find((item) => item.id === name) ?? metrics.find((item) => item.metric === name && isWhole(item))
}

function Side({
  evidence,
  kind,
  numbers,
  breaks,
}: {
  readonly evidence: Evidence
  readonly kind: 'activity' | 'outcome'
  readonly numbers: QuarterNumbers
  readonly breaks: readonly string[]
}) {
  const interval = formatInterval(evidence)
  return (
    <div className={`pair-side pair-${kind}`}>
      <p className="pair-kind">{text[kind]}</p>
      <p className="pair-value">
        <EvidenceNumber evidence={evidence} />
      </p>
      <p className="pair-title">{evidence.title}</p>
      <p className="pair-n">{[text.of(formatCount(evidence.n)), interval].filter(Boolean).join(' · ')}</p>
      <SparkLine
        told={numbers.of(evidence.metric)}
        quarters={numbers.quarters}
        breaks={breaks}
        areKnown={numbers.areKnown}
        tone={kind === 'activity' ? 'quiet' : 'durable'}
        width={200}
        height={48}
        ends
      />
    </div>
  )
}

/** What is usually reported beside what came of it: one sentence, two numbers, two trends, and what breaks a trend. */
export function ScorecardPairs({
  report,
  numbers,
}: {
  readonly report: MetricsReport
  readonly numbers: QuarterNumbers
}) {
  const alone = pairedMetrics.flatMap((pair) => {
    const [activity, outcome] = [named(report.metrics, pair.activity), named(report.metrics, pair.outcome)]
    return activity && outcome && (activity.value === null || outcome.value === null) ? [{ activity, outcome }] : []
  })
  const shown = report.pairs.flatMap(({ activity, outcome }) =>
    [activity, outcome].flatMap((name) => named(report.metrics, name)?.metric ?? []),
  )
  const told = report.breaks.filter(
    ({ metrics, quarter }) => numbers.quarters.includes(quarter) && metrics.some((metric) => shown.includes(metric)),
  )
  return (
    <>
      <div className="sheet pairs">
        {report.pairs.map((pair) => {
          const activity = named(report.metrics, pair.activity)
          const outcome = named(report.metrics, pair.outcome)
          if (!activity || !outcome) return null
          const crossed = report.breaks.filter(
            ({ metrics, quarter }) =>
              numbers.quarters.includes(quarter) &&
              [activity.metric, outcome.metric].some((one) => metrics.includes(one)),
          )
          const breaksOf = ({ metric }: Evidence) =>
            crossed.filter(({ metrics }) => metrics.includes(metric)).map(({ quarter }) => quarter)
          return (
            <article
              key={pair.activity + pair.outcome}
              className="pair"
              aria-label={`${activity.title}: ${outcome.title}`}
            >
              <p className="claim">
                <LinkedSentence text={pair.sentence} evidence={[activity, outcome]} />
              </p>
              <Side evidence={activity} kind="activity" numbers={numbers} breaks={breaksOf(activity)} />
              <Side evidence={outcome} kind="outcome" numbers={numbers} breaks={breaksOf(outcome)} />
            </article>
          )
        })}
        {report.pairs.length === 0 && <p className="quiet section">{text.none}</p>}
      </div>
      {alone.length > 0 && (
        <div className="pairs-note">
          <p>{text.untold}</p>
          <ul>
            {alone.map(({ activity, outcome }) => (
              <li key={activity.id + outcome.id}>
                {text.untoldPair(
                  activity.title,
                  outcome.title.toLowerCase(),
                  (activity.value === null ? activity : outcome).note ?? '',
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {told.length > 0 && (
        <div className="pairs-note">
          <p>{text.breaks}</p>
          <ul>
            {told.map((one) => (
              <li key={one.text}>{breakWords(formatQuarter(one.quarter), one.text)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
