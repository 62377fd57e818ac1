import { Button as AriaButton } from 'react-aria-components/Button'
import {
  formatCount,
  formatDays,
  formatMoneyShort,
  formatNumber,
  formatP,
  formatPoints,
  formatShare,
  plural,
} from '../../../shared/base/format.ts'
import type { CohortComparison, CohortGroup, CohortReport } from '../../../shared/cohorts/report.ts'
import type { Place } from '../../location.ts'
import { Answered } from '../../parts/answered.tsx'
import { Button } from '../../parts/button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { AwaitingData } from '../../parts/empty-place.tsx'
import { ExhibitView } from '../../parts/exhibit-view.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { LinkedSentence } from '../../parts/linked-sentence.tsx'
import { PlaceIndex } from '../../parts/place-index.tsx'
import { ScreenHeader } from '../../parts/screen-header.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { dateWords, inQuarter, useProject } from '../../project-context.ts'
import { useAsk } from '../../use-ask.ts'
import { goTo, openEvidence } from '../../use-place.ts'
import { cohortParts, cohortWords } from '../../words/cohort-words.ts'
import { sliceWords, words } from '../../words/words.ts'
import { CohortBalanceView } from './cohort-balance.tsx'
import { CohortChecks, CohortDesigns, CohortPlainWords } from './cohort-checks.tsx'
import { CohortForestView, hasForest } from './cohort-forest.tsx'
import { CohortOrders } from './cohort-orders.tsx'

const text = words.cohorts
const cuts = [
  'tier-and-handler',
  'handling',
  'tier',
  'handler',
  'csat',
  'topic',
  'channel',
  'segment',
  'plan',
  'tenure',
  'mrr',
] as const

function Groups({ groups }: { readonly groups: readonly CohortGroup[] }) {
  const days = [...new Set(groups.flatMap((group) => group.retention.map((at) => at.day)))].sort((a, b) => a - b)
  return (
    <DataTable
      caption={text.groupsCaption}
      columns={[
        {
          key: 'name',
          title: text.group,
          names: true,
          cell: (group) =>
            group.tooFew || group.evidence === '' ? (
              sliceWords(group.name)
            ) : (
              <Button
                weight="quiet"
                aria-label={`${sliceWords(group.name)}. ${words.evidence.openAll}`}
                onPress={() => openEvidence([group.evidence])}
              >
                {sliceWords(group.name)}
              </Button>
            ),
        },
        { key: 'n', title: text.customers, align: 'right', cell: (group) => formatCount(group.n) },
        {
          key: 'events',
          title: text.left,
          align: 'right',
          cell: (group) => (group.tooFew ? '' : formatCount(group.events)),
        },
        ...days.map((day, index) => ({
          key: String(day),
          title: text.day(formatCount(day)),
          align: 'right' as const,
          cell: (group: CohortGroup) => {
            if (group.tooFew) return index === 0 ? <span className="quiet">{words.tooFew}</span> : ''
            const at = group.retention.find((one) => one.day === day)
            if (!at) return <span className="quiet">{words.notYet}</span>
            return (
              <>
                <AriaButton
                  className="number"
                  aria-label={words.evidence.open(
                    `${sliceWords(group.name)}, ${text.day(formatCount(day))}`,
                    formatShare(at.estimate),
                  )}
                  onPress={() => openEvidence([group.evidence])}
                >
                  {formatShare(at.estimate)}
                </AriaButton>
                <span className="under">{words.range(formatShare(at.low), formatShare(at.high))}</span>
                <span className="under">{text.atRisk(formatCount(at.atRisk))}</span>
              </>
            )
          },
        })),
        {
          key: 'mrr',
          title: text.mrr,
          align: 'right',
          cell: (group) =>
            group.tooFew ? (
              ''
            ) : (
              <>
                {formatMoneyShort(group.mrr.minor, group.mrr.currency)}
                {group.revenue && (
                  <span className="under">
                    {cohortWords.kept(
                      formatShare(group.revenue.grr),
                      formatShare(group.revenue.nrr),
                      formatCount(group.revenue.day),
                    )}
                  </span>
                )}
              </>
            ),
        },
      ]}
      rows={groups}
      keyOf={(group) => group.name}
    />
  )
}

function Figure({
  value,
  said,
  range,
  evidence,
}: {
  readonly value: string
  readonly said: string
  readonly range: string
  readonly evidence: readonly string[]
}) {
  return (
    <div className="stat">
      <p className="stat-value">
        <Button
          weight="quiet"
          aria-label={words.evidence.open(said, value)}
          onPress={() => openEvidence(evidence)}
          isDisabled={evidence.length === 0}
        >
          {value}
        </Button>
      </p>
      <p className="stat-words">{said}</p>
      {range && <p className="quiet">{range}</p>}
    </div>
  )
}

const signed = (value: number, say: (value: number) => string) => (value > 0 ? `+${say(value)}` : say(value))

/** Who is compared with whom, and how strong the ground is. */
function ComparisonHead({ comparison }: { readonly comparison: CohortComparison }) {
  return (
    <div className="section-head">
      <h2>{text.versus(comparison.a, comparison.b)}</h2>
      <GradeMark grade={comparison.grade} evidence={comparison.evidence} />
    </div>
  )
}

function Comparison({ comparison }: { readonly comparison: CohortComparison }) {
  const { adjusted } = comparison
  const between = (low: number | null, high: number | null, say: (value: number) => string) =>
    low === null || high === null ? '' : text.interval(words.range(say(low), say(high)))
  const ratio = (value: number) => formatNumber(value, 2)
  return (
    <section className="sheet section comparison">
      <ComparisonHead comparison={comparison} />
      <p className="claim">{text.verdicts[comparison.verdict]}</p>
      <div className="stats">
        {comparison.daysDifference !== null && (
          <Figure
            value={signed(comparison.daysDifference, formatDays)}
            said={text.days(formatCount(comparison.horizonDays))}
            range={between(comparison.daysLow, comparison.daysHigh, (value) => formatNumber(value))}
            evidence={comparison.evidence}
          />
        )}
        {comparison.riskDifference !== null && (
          <Figure
            value={formatPoints(comparison.riskDifference)}
            said={text.riskDifference}
            range={between(comparison.low, comparison.high, formatPoints)}
            evidence={comparison.evidence}
          />
        )}
        {comparison.hazardRatio !== null && (
          <Figure
            value={ratio(comparison.hazardRatio)}
            said={text.hazardRatio}
            range={[
              between(comparison.hrLow, comparison.hrHigh, ratio),
              ...(adjusted.naiveHazardRatio === null ? [] : [text.naive(ratio(adjusted.naiveHazardRatio))]),
            ]
              .filter(Boolean)
              .join(' · ')}
            evidence={comparison.evidence}
          />
        )}
        {comparison.revenueAtStake && (
          <Figure
            value={
              comparison.revenueAtStake.isDistinguishable
                ? formatMoneyShort(comparison.revenueAtStake.minor, comparison.revenueAtStake.currency)
                : cohortWords.revenueNothing
            }
            said={cohortWords.revenue}
            range={between(comparison.revenueAtStake.low, comparison.revenueAtStake.high, (value) =>
              formatMoneyShort(value, comparison.revenueAtStake?.currency ?? ''),
            )}
            evidence={comparison.evidence.filter((id) => id.startsWith('revenue-at-stake'))}
          />
        )}
        {comparison.p !== null && (
          <Figure value={formatP(comparison.p)} said={text.p} range="" evidence={comparison.evidence} />
        )}
      </div>
      <div className="two plain">
        <div>
          <h3>{text.why}</h3>
          <ul className="bare">
            {comparison.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
        {comparison.liftedBy.length > 0 && (
          <div>
            <h3>{text.lift}</h3>
            <ul className="bare">
              {comparison.liftedBy.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <CohortPlainWords comparison={comparison} />
    </section>
  )
}

/** Whether the same holds in every segment. */
function Segments({ comparison }: { readonly comparison: CohortComparison }) {
  return (
    <section className="sheet section">
      <ComparisonHead comparison={comparison} />
      {hasForest(comparison) ? (
        <CohortForestView comparison={comparison} />
      ) : (
        <p className="quiet">{cohortWords.noSegments}</p>
      )}
    </section>
  )
}

/** What the comparison was put to: whether the arms are alike, each check, and the same question asked by other designs. */
function Checks({ comparison }: { readonly comparison: CohortComparison }) {
  const { adjusted, placebo } = comparison
  return (
    <section className="sheet section">
      <ComparisonHead comparison={comparison} />
      {comparison.balance && <CohortBalanceView balance={comparison.balance} />}
      <CohortChecks checks={comparison.checks ?? []} />
      <CohortDesigns designs={comparison.designs ?? []} />
      <dl className="facts">
        {adjusted.for.length > 0 && (
          <div className="fact">
            <dt>{text.adjustedFor}</dt>
            <dd>{`${adjusted.for.join(', ')} (${text.strata(plural(adjusted.strata, 'stratum', 'strata'))})`}</dd>
          </div>
        )}
        <div className="fact">
          <dt>{text.method}</dt>
          <dd>{adjusted.method}</dd>
        </div>
        <div className="fact">
          <dt>{text.placebo}</dt>
          <dd>
            {`${placebo.what}: `}
            <span data-passed={placebo.passed ?? undefined} className="passed">
              {placebo.passed === null ? text.placeboUnknown : placebo.passed ? text.placeboPassed : text.placeboFailed}
            </span>
            {placebo.p !== null && ` (${formatP(placebo.p)})`}
          </dd>
        </div>
      </dl>
    </section>
  )
}

function Design({ report }: { readonly report: CohortReport }) {
  const { design } = report
  const leftOut = Object.entries(design.leftOut).filter(([, count]) => count > 0)
  return (
    <section className="sheet section">
      <h2>{text.design}</h2>
      <p>
        {text.designText(
          dateWords(design.indexFrom),
          dateWords(design.indexThrough),
          formatDays(design.windowDays),
          dateWords(design.followedThrough),
        )}
      </p>
      {leftOut.length > 0 && (
        <DataTable
          dense
          caption={text.leftOut}
          columns={[
            { key: 'reason', title: text.leftOut, names: true, cell: ([reason]) => reason.replaceAll('-', ' ') },
            { key: 'count', title: text.customers, align: 'right', cell: ([, count]) => formatCount(count) },
          ]}
          rows={leftOut}
          keyOf={([reason]) => reason}
        />
      )}
    </section>
  )
}

/** Do customers stay less long after a poorly handled contact? Curves, groups, comparisons, and how far the answer may be trusted. */
export function CohortsScreen({ place }: { readonly place: Place }) {
  const { quarter } = useProject()
  const by = cuts.find((cut) => cut === place.by)
  const asked = useAsk('cohorts:retention', quarter === null ? null : inQuarter(quarter))
  // An address that only says how to cut means the groups.
  const part = cohortParts.find((id) => id === place.part) ?? (by ? 'groups' : 'answer')
  const cut = useAsk('cohorts:retention', quarter === null || !by ? null : { ...inQuarter(quarter), by })
  if (quarter === null)
    return <AwaitingData name={words.screens.cohorts} title={text.empty.title} text={text.empty.text} />
  const index = (
    <PlaceIndex
      label={cohortWords.partsLabel}
      place={place}
      parts={cohortParts}
      titles={cohortWords.parts}
      now={part}
    />
  )
  return (
    <Answered asked={asked} until={<ScreenHeader title={words.screens.cohorts} index={index} sentence="" />}>
      {(report) =>
        report.groups.length === 0 && report.curves === null && !report.orders ? (
          <AwaitingData
            name={words.screens.cohorts}
            title={report.sentence || text.empty.title}
            text={text.empty.text}
          />
        ) : (
          <>
            <ScreenHeader
              title={words.screens.cohorts}
              index={index}
              sentence={<LinkedSentence text={report.sentence} evidence={report.evidence} />}
            />
            {part === 'answer' && (
              <>
                {report.curves && (
                  <section className="sheet section tall">
                    <ExhibitView exhibit={report.curves} heading={text.curves} />
                  </section>
                )}
                {report.comparisons.map((comparison) => (
                  <Comparison key={`${comparison.a} ${comparison.b}`} comparison={comparison} />
                ))}
              </>
            )}
            {part === 'segments' &&
              report.comparisons.map((comparison) => (
                <Segments key={`${comparison.a} ${comparison.b}`} comparison={comparison} />
              ))}
            {part === 'checks' && (
              <>
                {report.comparisons.map((comparison) => (
                  <Checks key={`${comparison.a} ${comparison.b}`} comparison={comparison} />
                ))}
                <Design report={report} />
              </>
            )}
            {part === 'groups' && (
              <>
                <section className="sheet section">
                  <div className="section-head">
                    <h2>{text.groups}</h2>
                    <SelectField
                      label={text.by}
                      labelled="beside"
                      value={by ?? cuts.find((cut) => cut === report.by) ?? cuts[0]}
                      options={cuts.map((id) => ({ id, text: words.slices[id] ?? id }))}
                      onChange={(id) => goTo({ by: id === cuts[0] ? null : id })}
                    />
                  </div>
                  {by ? (
                    <Answered asked={cut}>{(value) => <Groups groups={value.groups} />}</Answered>
                  ) : (
                    <Groups groups={report.groups} />
                  )}
                </section>
                {report.orders && <CohortOrders orders={report.orders} />}
              </>
            )}
          </>
        )
      }
    </Answered>
  )
}
