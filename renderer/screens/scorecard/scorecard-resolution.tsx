import type { Evidence } from '../../../shared/base/evidence.ts'
import { formatCount } from '../../../shared/base/format.ts'
import type { ChainsReport } from '../../../shared/metrics/chains-report.ts'
import type { FatesReport } from '../../../shared/metrics/fates-report.ts'
import type { MetricsReport } from '../../../shared/metrics/report.ts'
import type { Fate } from '../../../shared/metrics/resolution.ts'
import type { WaterfallReport } from '../../../shared/metrics/waterfall-report.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { Answered } from '../../parts/answered.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { ExhibitView } from '../../parts/exhibit-view.tsx'
import { LinkedSentence } from '../../parts/linked-sentence.tsx'
import { Reveal } from '../../parts/reveal.tsx'
import { type Asked, useAsk } from '../../use-ask.ts'
import { scorecardWords } from '../../words/scorecard-words.ts'
import { sliceWords, words } from '../../words/words.ts'

const text = scorecardWords.resolution

const tones: Readonly<Record<Fate, string>> = {
  confirmed: 'durable',
  stayed: 'stayed',
  'came-back': 'failed',
  left: 'fragile',
  unknowable: 'unknown',
}

function Waterfall({ report }: { readonly report: WaterfallReport }) {
  if (!report.exhibit) return null
  return (
    <section className="sheet section">
      <ExhibitView exhibit={report.exhibit} heading={words.scorecard.waterfall} />
      <DataTable
        dense
        caption={text.stepsCaption}
        columns={[
          { key: 'step', title: text.step, names: true, cell: (step) => step.title },
          {
            key: 'share',
            title: text.share,
            align: 'right',
            cell: (step) => <EvidenceNumber evidence={step.evidence} />,
          },
          {
            key: 'count',
            title: text.contacts,
            align: 'right',
            cell: (step) => formatCount(step.evidence.numerator ?? 0),
          },
          {
            key: 'lost',
            title: text.lost,
            cell: (step) => (step.lost > 0 ? `${formatCount(step.lost)} ${step.lostWords}` : text.none),
          },
        ]}
        rows={report.steps}
        keyOf={(step) => step.id}
      />
      {report.byTopic.length > 0 && (
        <Reveal title={text.byTopic}>
          <DataTable
            dense
            caption={text.byTopic}
            columns={[
              { key: 'topic', title: words.slices.topic ?? '', names: true, cell: (row) => row.topic },
              { key: 'n', title: text.contacts, align: 'right', cell: (row) => formatCount(row.contacts) },
              ...report.steps.map((step, index) => ({
                key: step.id,
                title: step.title,
                align: 'right' as const,
                cell: (row: WaterfallReport['byTopic'][number]) => {
                  const evidence = row.steps[index]
                  return evidence ? <Cell evidence={evidence} /> : ''
                },
              })),
            ]}
            rows={report.byTopic}
            keyOf={(row) => row.topic}
          />
        </Reveal>
      )}
    </section>
  )
}

/** A number in a dense table: too few cases are said in few words, the reason stands in the panel. */
function Cell({ evidence }: { readonly evidence: Evidence }) {
  return evidence.value === null ? (
    <EvidenceNumber evidence={evidence} text={scorecardWords.metrics.tooFew(formatCount(evidence.n))} />
  ) : (
    <EvidenceNumber evidence={evidence} />
  )
}

function FateBar({ report }: { readonly report: FatesReport }) {
  const told = report.fates.filter(({ evidence }) => evidence.value !== null)
  if (told.length === 0) return null
  let from = 0
  return (
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="fate-bar" aria-hidden="true">
      {told.map(({ id, evidence }) => {
        const width = (evidence.value as number) * 100
        const x = from
        from += width
        return (
          <rect
            key={id}
            x={x}
            width={Math.max(0, width - 0.2)}
            height={6}
            className="fate-part"
            data-fate={tones[id]}
          />
        )
      })}
    </svg>
  )
}

function Fates({ report }: { readonly report: FatesReport }) {
  const evidence = [...report.fates.map((one) => one.evidence), report.success]
  return (
    <section className="sheet section">
      <h2>{text.fates}</h2>
      <p className="claim">
        <LinkedSentence text={report.sentence} evidence={evidence} />
      </p>
      <FateBar report={report} />
      <ul className="fates">
        {report.fates.map((one) => (
          <li key={one.id} data-fate={tones[one.id]}>
            <p className="fate-value">
              <EvidenceNumber evidence={one.evidence} />
            </p>
            <p className="fate-title">{text.fateTitles[one.id]}</p>
            <p className="quiet">{one.words}</p>
          </li>
        ))}
      </ul>
      <dl className="facts facts-wide">
        <div className="fact">
          <dt>{report.success.title}</dt>
          <dd>
            <EvidenceNumber evidence={report.success} />
          </dd>
        </div>
        {report.left.map(({ days, evidence: left }) => (
          <div className="fact" key={days}>
            <dt>{text.left(String(days))}</dt>
            <dd>
              <EvidenceNumber evidence={left} />
            </dd>
          </div>
        ))}
      </dl>
      {report.byHandler.length > 0 && (
        <Reveal title={text.byHandler}>
          <DataTable
            dense
            caption={text.byHandler}
            columns={[
              {
                key: 'handler',
                title: words.slices.handler ?? '',
                names: true,
                cell: (row) => sliceWords(row.handler),
              },
              ...report.fates.map(({ id }) => ({
                key: id,
                title: text.fateTitles[id],
                align: 'right' as const,
                cell: (row: FatesReport['byHandler'][number]) => {
                  const found = row.fates.find((one) => one.id === id)
                  return found ? <Cell evidence={found.evidence} /> : ''
                },
              })),
            ]}
            rows={report.byHandler}
            keyOf={(row) => row.handler}
          />
        </Reveal>
      )}
      {report.exhibit && (
        <Reveal title={text.fatesByQuarter}>
          <ExhibitView exhibit={report.exhibit} />
        </Reveal>
      )}
    </section>
  )
}

function Chains({ report }: { readonly report: ChainsReport }) {
  const all = report.chains.flatMap(({ issues, contactsPerIssue, kept, cost, attemptCost, peopleCost, otherCost }) =>
    [issues, contactsPerIssue, kept, cost, attemptCost, peopleCost, otherCost].flatMap((one) => one ?? []),
  )
  const money = (key: 'attemptCost' | 'peopleCost' | 'otherCost' | 'cost', title: string) => ({
    key,
    title,
    align: 'right' as const,
    cell: (chain: ChainsReport['chains'][number]) => {
      const evidence = chain[key]
      return evidence ? <Cell evidence={evidence} /> : ''
    },
  })
  const hasCost = report.chains.some(({ cost }) => cost !== null)
  return (
    <section className="sheet section">
      <h2>{text.chains}</h2>
      <p className="claim">
        <LinkedSentence text={report.sentence} evidence={all} />
      </p>
      <DataTable
        dense
        caption={text.chains}
        columns={[
          { key: 'path', title: text.path, names: true, cell: (chain) => chain.words },
          { key: 'issues', title: text.issues, align: 'right', cell: (chain) => <Cell evidence={chain.issues} /> },
          {
            key: 'contacts',
            title: text.contactsPerIssue,
            align: 'right',
            cell: (chain) => <Cell evidence={chain.contactsPerIssue} />,
          },
          { key: 'kept', title: text.kept, align: 'right', cell: (chain) => <Cell evidence={chain.kept} /> },
          ...(hasCost
            ? [
                money('attemptCost', text.attemptCost),
                money('peopleCost', text.peopleCost),
                money('otherCost', text.otherCost),
                money('cost', text.cost),
              ]
            : []),
        ]}
        rows={report.chains}
        keyOf={(chain) => chain.path}
      />
      {!hasCost && <p className="quiet">{text.noCost}</p>}
      {report.caveats.map((caveat) => (
        <p className="caveat" key={caveat}>
          {caveat}
        </p>
      ))}
      {report.exhibit && (
        <Reveal title={text.chainsPicture}>
          <ExhibitView exhibit={report.exhibit} />
        </Reveal>
      )}
    </section>
  )
}

/** From what the vendor reports to what stayed resolved; what became of those nobody saw; and what it cost when a person had to follow. */
export function ScorecardResolution({
  waterfall,
  report,
  quarter,
}: {
  readonly waterfall: WaterfallReport
  readonly report: Asked<MetricsReport>
  readonly quarter: string
}) {
  const fates = useAsk('scorecard:fates', { quarter })
  const chains = useAsk('scorecard:chains', { quarter })
  return (
    <>
      <Waterfall report={waterfall} />
      <Answered asked={fates}>{(value) => <Fates report={value} />}</Answered>
      <Answered asked={chains}>{(value) => <Chains report={value} />}</Answered>
      {report.state === 'value' && report.value.trend && (
        <section className="sheet section">
          <ExhibitView exhibit={report.value.trend} heading={words.scorecard.trend} />
        </section>
      )}
    </>
  )
}
