import { Checkbox } from 'react-aria-components/Checkbox'
import { formatCount, formatMoney, formatMoneyShort } from '../../../shared/base/format.ts'
import { minorDigits } from '../../../shared/base/money.ts'
import type { CostEdit, StackPlan } from '../../../shared/cost/edit.ts'
import type { CostReport } from '../../../shared/cost/report.ts'
import type { Tool } from '../../../shared/cost/stack.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { CellField } from '../../parts/cell-field.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { typedMinor } from '../../parts/money-input.ts'
import { numberProblem, readTyped, showTyped, wholeNumberProblem } from '../../typed-number.ts'
import { costWords as text } from '../../words/cost-words.ts'

const nothingPlanned: StackPlan = { ends: [], yearlyMinor: null, onceMinor: 0, overlapMonths: 0 }

/** Every tool, what it costs and does, and what one in the place of some would change. */
export function CostStack({
  report,
  decide,
}: {
  readonly report: CostReport
  readonly decide: (edit: CostEdit) => void
}) {
  const { tools, change, totalMinor } = report.tools
  if (tools.length === 0) return null
  const plan = change?.plan ?? nothingPlanned
  const unit = 10 ** minorDigits(report.currency)
  const keep = (more: Partial<StackPlan>) => decide({ kind: 'stack', plan: { ...plan, ...more } })
  const evidenceOf = (tool: Tool) => report.evidence.find((one) => one.id === tool.evidence)
  const amount = (typed: string): number | undefined => {
    const minor = typedMinor(typed, report.currency)
    return minor !== null && minor >= 0 ? minor : undefined
  }
  return (
    <section className="sheet section quiet-fields">
      <h2>{text.tools}</h2>
      <p className="quiet">{text.toolsLead}</p>
      <DataTable<Tool>
        caption={text.toolsCaption}
        columns={[
          { key: 'tool', title: text.tool, names: true, cell: (tool) => tool.tool },
          {
            key: 'does',
            title: text.does,
            cell: (tool) => (
              <CellField
                label={text.doesOf(tool.tool)}
                value={tool.does}
                size={26}
                onKeep={(does) => decide({ kind: 'tool', tool: tool.tool, does: does.trim() })}
              />
            ),
          },
          {
            key: 'quarter',
            title: text.quarter,
            align: 'right',
            cell: (tool) => {
              const evidence = evidenceOf(tool)
              const said = formatMoney(tool.quarterMinor, report.currency)
              return evidence ? <EvidenceNumber evidence={evidence} text={said} /> : said
            },
          },
          {
            key: 'year',
            title: text.year,
            align: 'right',
            cell: (tool) => formatMoneyShort(tool.yearlyMinor, report.currency),
          },
          {
            key: 'contacts',
            title: text.throughIt,
            align: 'right',
            cell: (tool) => (tool.contacts === null ? '–' : formatCount(tool.contacts)),
          },
          {
            key: 'ends',
            title: text.ends,
            cell: (tool) => (
              <Checkbox
                className="check"
                aria-label={text.endsOf(tool.tool)}
                isSelected={plan.ends.includes(tool.tool)}
                onChange={(ends) =>
                  keep({ ends: ends ? [...plan.ends, tool.tool] : plan.ends.filter((one) => one !== tool.tool) })
                }
              >
                <span className="check-box" aria-hidden="true" />
              </Checkbox>
            ),
          },
        ]}
        rows={tools}
        keyOf={(tool) => tool.tool}
        footer={
          <tr className="strong">
            <th scope="row" colSpan={2}>
              {text.whole}
            </th>
            <td className="right">{formatMoney(totalMinor, report.currency)}</td>
            <td className="right">{formatMoneyShort(totalMinor * 4, report.currency)}</td>
            <td />
            <td />
          </tr>
        }
      />
      <h3>{text.one}</h3>
      <div className="plan-fields">
        <div>
          <span>{text.yearly}</span>
          <CellField
            label={`${text.one}: ${text.yearly}`}
            value={plan.yearlyMinor === null ? '' : showTyped(plan.yearlyMinor / unit)}
            placeholder={text.offer}
            numeric
            onKeep={(typed) => {
              const yearlyMinor = typed.trim() === '' ? null : amount(typed)
              if (yearlyMinor !== undefined) keep({ yearlyMinor })
            }}
            problemOf={(typed) => (typed.trim() === '' ? null : numberProblem(typed))}
          />
        </div>
        <div>
          <span>{text.once}</span>
          <CellField
            label={`${text.one}: ${text.once}`}
            value={showTyped(plan.onceMinor / unit)}
            numeric
            onKeep={(typed) => {
              const onceMinor = amount(typed)
              if (onceMinor !== undefined) keep({ onceMinor })
            }}
            problemOf={numberProblem}
          />
        </div>
        <div>
          <span>{text.overlap}</span>
          <CellField
            label={`${text.one}: ${text.overlap}`}
            value={String(plan.overlapMonths)}
            size={4}
            numeric
            problemOf={(typed) => wholeNumberProblem(typed, 0, 60)}
            onKeep={(typed) => keep({ overlapMonths: readTyped(typed) ?? 0 })}
          />
        </div>
      </div>
      {change && (
        <>
          <p className="cost-claim">{change.sentence}</p>
          <details className="quiet">
            <summary>{text.assumed}</summary>
            <ul>
              {change.assumptions.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </details>
        </>
      )}
    </section>
  )
}
