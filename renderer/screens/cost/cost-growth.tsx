import { formatEvidence, formatInterval } from '../../../shared/base/format.ts'
import type { Growth } from '../../../shared/cost/scaling.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { Answered } from '../../parts/answered.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { ExhibitView } from '../../parts/exhibit-view.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { LinkedSentence } from '../../parts/linked-sentence.tsx'
import { inQuarter, useProject } from '../../project-context.ts'
import { useAsk } from '../../use-ask.ts'
import { costWords as text } from '../../words/cost-words.ts'

/** Whether cost and headcount still grow with volume and revenue, and what one contact more costs. */
export function CostGrowth() {
  const { quarter } = useProject()
  const asked = useAsk('cost:growth', quarter === null ? null : inQuarter(quarter))
  return (
    <section className="sheet section">
      <h2>{text.growth}</h2>
      <Answered asked={asked}>
        {(report) => (
          <>
            <p className="cost-claim">
              <LinkedSentence text={report.sentence} evidence={report.evidence} />
            </p>
            <div className="two plain">
              {report.chart && <ExhibitView exhibit={report.chart} heading={text.growthChart} />}
              {report.curve && <ExhibitView exhibit={report.curve} heading={text.curve} />}
            </div>
            <DataTable<Growth>
              caption={text.growthCaption}
              columns={[
                { key: 'what', title: text.grew, names: true, cell: (one) => one.sentence },
                {
                  key: 'slope',
                  title: text.slope,
                  align: 'right',
                  cell: (one) => (
                    <>
                      <EvidenceNumber evidence={one.evidence} compact />
                      {one.evidence.value !== null && <span className="under">{formatInterval(one.evidence)}</span>}
                    </>
                  ),
                },
                {
                  key: 'grade',
                  title: text.grade,
                  cell: (one) => one.evidence.value !== null && <GradeMark grade={one.evidence.grade} />,
                },
              ]}
              rows={report.growth}
              keyOf={(one) => `${one.of} ${one.on}`}
            />
            {report.marginal && report.average && (report.marginal.value ?? 0) > 0 && (
              <dl className="facts facts-wide">
                {[[text.oneMore, report.marginal] as const, [text.onAverage, report.average] as const].map(
                  ([label, evidence]) => (
                    <div className="fact" key={label}>
                      <dt>{label}</dt>
                      <dd>
                        <EvidenceNumber evidence={evidence} text={formatEvidence(evidence)} />
                        {formatInterval(evidence) && <span className="under">{formatInterval(evidence)}</span>}
                      </dd>
                    </div>
                  ),
                )}
              </dl>
            )}
          </>
        )}
      </Answered>
    </section>
  )
}
