import { type RateRule, rateRules } from '../../../shared/base/exchange.ts'
import { formatCount, formatDay, formatMoney, formatMonth } from '../../../shared/base/format.ts'
import { type CostEdit, type SpreadMethod, spreadMethods } from '../../../shared/cost/edit.ts'
import type { CostReport, OneOff } from '../../../shared/cost/report.ts'
import { CellField } from '../../parts/cell-field.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { readTyped, wholeNumberProblem } from '../../typed-number.ts'
import { costWords as text } from '../../words/cost-words.ts'

type Decide = (edit: CostEdit) => void

/** One-off cost and the months that bear it, each changed in place. Nothing where there is none. */
export function CostBuilds({ report, decide }: { readonly report: CostReport; readonly decide: Decide }) {
  if (report.oneOffs.length === 0) return null
  const money = (minor: number) => formatMoney(minor, report.currency)
  const spread = (one: OneOff, more: Partial<Pick<OneOff, 'method' | 'months' | 'from'>>) =>
    decide({ kind: 'spread', about: one.about, method: one.method, months: one.months, from: one.from, ...more })
  return (
    <section className="sheet section quiet-fields cost-table">
      <h2>{text.builds}</h2>
      <DataTable<OneOff>
        caption={text.buildsCaption}
        columns={[
          {
            key: 'build',
            title: text.build,
            names: true,
            cell: (one) => (
              <>
                {one.account}
                <span className="under">{[one.supplier, one.memo].filter(Boolean).join(' · ')}</span>
              </>
            ),
          },
          { key: 'when', title: text.when, cell: (one) => formatMonth(one.posted) },
          { key: 'amount', title: text.amount, align: 'right', cell: (one) => money(one.amountMinor) },
          {
            key: 'method',
            title: text.method,
            cell: (one) => (
              <SelectField
                label={text.of(one.account, text.method)}
                labelled="unseen"
                value={one.method}
                options={spreadMethods.map((id) => ({ id, text: text.methods[id] }))}
                onChange={(id) => id !== one.method && spread(one, { method: id as SpreadMethod })}
              />
            ),
          },
          {
            key: 'months',
            title: text.months,
            cell: (one) => (
              <CellField
                label={text.of(one.account, text.months)}
                value={String(one.months)}
                size={4}
                numeric
                problemOf={(typed) => wholeNumberProblem(typed, 1, 120)}
                onKeep={(typed) => spread(one, { months: readTyped(typed) ?? 1 })}
              />
            ),
          },
          { key: 'from', title: text.from, cell: (one) => formatMonth(one.from) },
          { key: 'bears', title: text.bears, align: 'right', cell: (one) => money(one.chargedMinor) },
          { key: 'left', title: text.left, align: 'right', cell: (one) => money(one.leftMinor) },
        ]}
        rows={report.oneOffs}
        keyOf={(one, i) => `${one.account} ${one.posted} ${i}`}
      />
    </section>
  )
}

/** What was posted in other currencies, at which rate it counts, and what has no rate. Nothing where there is only one currency. */
export function CostRates({ report, decide }: { readonly report: CostReport; readonly decide: Decide }) {
  if (report.converted.length === 0 && report.problems.length === 0) return null
  return (
    <section className="sheet section">
      <div className="section-head">
        <h2>{text.rates}</h2>
        <SelectField
          label={text.rateRule}
          labelled="beside"
          value={report.rateRule}
          options={rateRules.map((id) => ({ id, text: text.rules[id] }))}
          onChange={(id) => id !== report.rateRule && decide({ kind: 'rate-rule', rule: id as RateRule })}
        />
      </div>
      {report.converted.length > 0 && (
        <DataTable<CostReport['converted'][number]>
          caption={text.ratesCaption}
          columns={[
            { key: 'currency', title: text.currency, names: true, cell: (one) => one.currency },
            { key: 'postings', title: text.postings, align: 'right', cell: (one) => formatCount(one.lines) },
            {
              key: 'original',
              title: text.original,
              align: 'right',
              cell: (one) => formatMoney(one.originalMinor, one.currency),
            },
            {
              key: 'counts',
              title: text.counts,
              align: 'right',
              cell: (one) => formatMoney(one.amountMinor, report.currency),
            },
            { key: 'oldest', title: text.oldest, align: 'right', cell: (one) => formatDay(one.oldest) },
          ]}
          rows={report.converted}
          keyOf={(one) => one.currency}
        />
      )}
      {report.problems.map((problem) => (
        <p className="needs" key={problem}>
          {problem}
        </p>
      ))}
    </section>
  )
}
