import { useState } from 'react'
import type { Evidence } from '../../../shared/base/evidence.ts'
import { formatInterval } from '../../../shared/base/format.ts'
import type { ReplyError } from '../../../shared/base/refusal.ts'
import type { CostEdit } from '../../../shared/cost/edit.ts'
import type { CostReport } from '../../../shared/cost/report.ts'
import { askCore } from '../../ask.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import type { Place } from '../../location.ts'
import { Answered } from '../../parts/answered.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { AwaitingData } from '../../parts/empty-place.tsx'
import { ExhibitView } from '../../parts/exhibit-view.tsx'
import { LinkedSentence } from '../../parts/linked-sentence.tsx'
import { Notice } from '../../parts/notice.tsx'
import { PlaceIndex } from '../../parts/place-index.tsx'
import { ScreenHeader } from '../../parts/screen-header.tsx'
import { inQuarter, useProject } from '../../project-context.ts'
import { refreshAnswers, useAsk } from '../../use-ask.ts'
import { costParts, costWords as own } from '../../words/cost-words.ts'
import { sliceWords, words } from '../../words/words.ts'
import { CostBuilds, CostRates } from './cost-builds.tsx'
import { CostCustomers } from './cost-customers.tsx'
import { CostGrowth } from './cost-growth.tsx'
import { CostLines, CostPools } from './cost-lines.tsx'
import { CostSplit } from './cost-split.tsx'
import { CostStack } from './cost-stack.tsx'

const text = words.cost

const sliceOf = (evidence: Evidence) => Object.values(evidence.filter).join(' · ')

function PerOutcome({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const slices = ['', ...new Set(evidence.map(sliceOf).filter((slice) => slice !== ''))]
  const metrics = [...new Map(evidence.map((item) => [item.metric, item])).keys()]
  const find = (metric: string, slice: string) =>
    evidence.find((item) => item.metric === metric && sliceOf(item) === slice)
  return (
    <section className="sheet section">
      <h2>{text.perOutcome}</h2>
      <DataTable
        caption={text.perOutcomeCaption}
        columns={[
          {
            key: 'metric',
            title: text.measure,
            names: true,
            cell: (metric) =>
              (find(metric, '') ?? evidence.find((item) => item.metric === metric))?.title.split(',')[0],
          },
          ...slices.map((slice) => ({
            key: slice || 'whole',
            title: slice === '' ? text.whole : sliceWords(slice),
            align: 'right' as const,
            cell: (metric: string) => {
              const item = find(metric, slice)
              if (!item) return ''
              return (
                <>
                  <EvidenceNumber evidence={item} compact />
                  {item.value !== null && formatInterval(item) && <span className="under">{formatInterval(item)}</span>}
                </>
              )
            },
          })),
        ]}
        rows={metrics}
        keyOf={(metric) => metric}
      />
    </section>
  )
}

/** From the AI vendor's price to the whole cost of a resolution that AI kept. */
function Ai({ report }: { readonly report: CostReport }) {
  if (report.ai.sentence === null) return null
  return (
    <section className="sheet section">
      <h2>{own.ai}</h2>
      <p className="cost-claim">
        <LinkedSentence text={report.ai.sentence} evidence={report.evidence} />
      </p>
      {report.ai.steps && <ExhibitView exhibit={report.ai.steps} />}
    </section>
  )
}

/** What one outcome costs, quarter by quarter and by who handled it, with one contact more and with all that AI takes. */
function Outcomes({ report }: { readonly report: CostReport }) {
  return (
    <>
      <div className="two">
        {report.trend && (
          <section className="sheet section">
            <ExhibitView exhibit={report.trend} heading={text.trend} />
          </section>
        )}
        {report.stack && (
          <section className="sheet section">
            <ExhibitView exhibit={report.stack} heading={text.stack} />
          </section>
        )}
      </div>
      <PerOutcome evidence={report.perOutcome} />
      {report.marginal && (
        <section className="sheet section">
          <ExhibitView exhibit={report.marginal} heading={own.marginal} />
        </section>
      )}
      <Ai report={report} />
    </>
  )
}

/** What an outcome costs: fully loaded, tied to the ledger to the cent; by what it was about, with volume, by customer and by tool; every line decided in place. */
export function CostScreen({ place }: { readonly place: Place }) {
  const { quarter } = useProject()
  const asked = useAsk('cost:outcomes', quarter === null ? null : inQuarter(quarter))
  const part = costParts.find((id) => id === place.part) ?? 'outcomes'
  const [refused, setRefused] = useState<ReplyError | null>(null)
  // The answer to a decision is the cost as it is then: shown at once, while the other places are asked again.
  const [fresh, setFresh] = useState<{ readonly of: CostReport | null; readonly is: CostReport } | null>(null)
  if (quarter === null)
    return <AwaitingData name={words.screens.cost} title={text.empty.title} text={text.empty.text} />
  const settle = async (reply: ReturnType<typeof askCore<'cost:decide'>> | ReturnType<typeof askCore<'cost:undo'>>) => {
    const answered = await reply
    setRefused(answered.ok ? null : answered.error)
    if (!answered.ok) return
    // Only until the cost is asked anew, which Undo elsewhere does, too.
    setFresh({ of: asked.state === 'value' ? asked.value : null, is: answered.value })
    refreshAnswers()
  }
  const decide = (edit: CostEdit) => void settle(askCore('cost:decide', { ...inQuarter(quarter), edit }))
  const undo = () => void settle(askCore('cost:undo', inQuarter(quarter)))
  const index = <PlaceIndex label={own.partsLabel} place={place} parts={costParts} titles={own.parts} now={part} />
  return (
    <Answered asked={asked} until={<ScreenHeader title={words.screens.cost} index={index} sentence="" />}>
      {(kept) => {
        const report = fresh !== null && fresh.of === kept ? fresh.is : kept
        return report.lines.length === 0 && report.problems.length === 0 ? (
          <AwaitingData name={words.screens.cost} title={text.empty.title} text={text.empty.text} />
        ) : (
          <>
            <ScreenHeader
              title={words.screens.cost}
              index={index}
              sentence={<LinkedSentence text={report.sentence} evidence={[...report.perOutcome, ...report.evidence]} />}
            />
            {refused && <Notice error={refused} />}
            {part === 'outcomes' && <Outcomes report={report} />}
            {part === 'spread' && (
              <>
                <CostSplit />
                <CostGrowth />
                <CostCustomers />
              </>
            )}
            {part === 'lines' && (
              <>
                <CostLines report={report} decide={decide} undo={undo} />
                <CostPools report={report} />
                <CostStack report={report} decide={decide} />
                <CostBuilds report={report} decide={decide} />
                <CostRates report={report} decide={decide} />
              </>
            )}
          </>
        )
      }}
    </Answered>
  )
}
