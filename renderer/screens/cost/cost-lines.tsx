import { useState } from 'react'
import type { Evidence } from '../../../shared/base/evidence.ts'
import { formatCount, formatMoney, formatMoneyShort, formatMonth, plural } from '../../../shared/base/format.ts'
import { costClasses } from '../../../shared/base/model.ts'
import { type CostEdit, type Driver, driverWords, outcomes } from '../../../shared/cost/edit.ts'
import type { AccountLine } from '../../../shared/cost/lines.ts'
import type { CostReport } from '../../../shared/cost/report.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { Button } from '../../parts/button.tsx'
import { CellField } from '../../parts/cell-field.tsx'
import { CellSelect } from '../../parts/cell-select.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { costWords as text } from '../../words/cost-words.ts'
import { words } from '../../words/words.ts'

type Decide = (edit: CostEdit) => void

/** So many lines that are out are shown at first: the rest of a company's ledger is long and not the matter. */
const firstOut = 12

const plainDrivers = ['handle-time', 'human-contacts', 'ai-contacts', 'contacts', 'none'] as const

function driverOptions(drivers: readonly string[], own: Driver): { id: Driver; text: string }[] {
  const known = new Set<Driver>([...plainDrivers, ...drivers.map((name): Driver => `quantity:${name}`), own])
  return [...known].map((id) => ({ id, text: driverWords(id) }))
}

function LineFields({
  line,
  drivers,
  decide,
}: {
  readonly line: AccountLine
  readonly drivers: readonly string[]
  readonly decide: Decide
}) {
  const say = (what: string) => text.of(line.account, what)
  const change = (more: Partial<Extract<CostEdit, { kind: 'line' }>>) =>
    decide({ kind: 'line', about: line.about, ...more })
  return {
    scope: (
      <CellSelect
        label={say(text.scope)}
        value={line.inScope ? 'in' : 'out'}
        options={[
          { id: 'in', text: text.in },
          { id: 'out', text: text.out },
        ]}
        onChange={(id) => (id === 'in') !== line.inScope && change({ inScope: id === 'in' })}
      />
    ),
    costClass: (
      <CellSelect
        label={say(text.costClass)}
        value={line.costClass}
        options={costClasses.map((id) => ({ id, text: words.cost.classes[id] }))}
        onChange={(id) => id !== line.costClass && change({ costClass: id })}
      />
    ),
    driver: line.inScope && (
      <CellSelect
        label={say(text.driver)}
        value={line.driver}
        options={driverOptions(drivers, line.driver)}
        onChange={(id) => id !== line.driver && change({ driver: id })}
      />
    ),
    aim: line.inScope && (
      <CellSelect
        label={say(text.aim)}
        value={line.outcome}
        options={outcomes.map((id) => ({ id, text: text.outcomes[id] }))}
        onChange={(id) => id !== line.outcome && change({ outcome: id })}
      />
    ),
    reason: (
      <>
        <CellField
          label={say(text.reason)}
          value={line.reason}
          size={24}
          onKeep={(reason) => reason.trim() !== '' && change({ reason: reason.trim() })}
        />
        {line.decided && (
          <span className="under">
            {text.ruled(
              `${line.ruled.inScope ? text.in : text.out}, ${words.cost.classes[line.ruled.costClass]}; ${line.ruled.reason}`,
            )}
          </span>
        )}
      </>
    ),
  }
}

/** Every line of the ledger with what was decided of it, changed in place, and the totals that it ties to. */
export function CostLines({
  report,
  decide,
  undo,
}: {
  readonly report: CostReport
  readonly decide: Decide
  readonly undo: () => void
}) {
  const [all, setAll] = useState(false)
  const money = (minor: number) => formatMoney(minor, report.currency)
  const residual = report.totalMinor - report.inScopeMinor - report.outOfScopeMinor
  const inScope = report.accounts.filter((line) => line.inScope)
  const out = report.accounts.filter((line) => !line.inScope).sort((a, b) => b.amountMinor - a.amountMinor)
  const shown = [...inScope, ...(all ? out : out.slice(0, firstOut))]
  const hidden = report.accounts.length - shown.length
  const months = [...new Set(report.accounts.flatMap((line) => line.months.map((one) => one.month)))].sort()
  const known = (metric: string) =>
    report.evidence.find(
      (item) => item.metric === metric && item.period === report.quarter && Object.keys(item.filter).length === 0,
    )
  const total = (label: string, minor: number, kind?: 'part' | 'strong', evidence?: Evidence, why?: string) => (
    <tr className={kind} key={label}>
      <th scope="row">{label}</th>
      <td className="right">{evidence ? <EvidenceNumber evidence={evidence} text={money(minor)} /> : money(minor)}</td>
      <td colSpan={4} className="under">
        {why}
      </td>
    </tr>
  )
  const carries = report.carriedForwardMinor !== 0 || report.broughtForwardMinor !== 0
  return (
    <section className="sheet section quiet-fields cost-table">
      <div className="section-head">
        <h2>{text.decisions}</h2>
        <p className={residual === 0 ? 'ties' : 'needs'}>
          {residual === 0 ? words.cost.ties : words.cost.doesNotTie(money(residual))}
        </p>
        {report.canUndo && <Button onPress={undo}>{text.undo}</Button>}
      </div>
      <p className="quiet">{text.decisionsLead}</p>
      <DataTable<AccountLine & { readonly fields: ReturnType<typeof LineFields> }>
        caption={text.decisionsCaption}
        dense
        columns={[
          {
            key: 'account',
            title: text.account,
            names: true,
            cell: (line) => (
              <>
                {line.account}
                {(line.costCentre || line.suppliers.length > 0) && (
                  <span className="under">
                    {[line.costCentre, line.suppliers.slice(0, 3).join(', ')].filter(Boolean).join(' · ')}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'amount',
            title: (
              <>
                {text.amount}
                <span className="under">{months.map((month) => formatMonth(month).slice(0, 3)).join(' · ')}</span>
              </>
            ),
            align: 'right',
            cell: (line) => (
              <>
                {money(line.amountMinor)}
                {months.length > 1 && (
                  <span className="under">
                    {months
                      .map((month) => line.months.find((one) => one.month === month)?.amountMinor ?? 0)
                      .map((minor) => formatMoneyShort(minor, report.currency))
                      .join(' · ')}
                  </span>
                )}
                {line.originals.map((one) => (
                  <span className="under" key={one.currency}>
                    {text.posted(formatMoney(one.minor, one.currency))}
                  </span>
                ))}
                {line.withoutRate > 0 && (
                  <span className="under">{text.withoutRate(plural(line.withoutRate, 'posting'))}</span>
                )}
              </>
            ),
          },
          { key: 'scope', title: text.scope, cell: (line) => line.fields.scope },
          { key: 'class', title: text.costClass, cell: (line) => line.fields.costClass },
          {
            key: 'driver',
            title: text.driverAndAim,
            cell: (line) => (
              <>
                {line.fields.driver}
                {line.fields.aim}
              </>
            ),
          },
          { key: 'reason', title: text.reason, cell: (line) => line.fields.reason },
        ]}
        rows={shown.map((line) => ({ ...line, fields: LineFields({ line, drivers: report.drivers, decide }) }))}
        keyOf={(line) =>
          JSON.stringify([line.about, line.costClass, line.inScope, line.driver, line.outcome, line.reason])
        }
        groupOf={(line) => (line.inScope ? words.cost.inScope : words.cost.outOfScope)}
        footer={
          <>
            {total(words.cost.inScope, report.inScopeMinor, undefined, known('cost-in-scope'))}
            {carries && total(text.carried, report.carriedForwardMinor === 0 ? 0 : -report.carriedForwardMinor, 'part')}
            {carries && total(text.brought, report.broughtForwardMinor, 'part')}
            {carries && total(text.charged, report.chargedMinor, undefined, known('cost-charged'))}
            {total(words.cost.allocated, report.allocatedMinor, 'part', known('cost-allocated'))}
            {total(
              words.cost.unallocated,
              report.unallocatedMinor,
              'part',
              known('cost-unallocated'),
              report.unallocatedReason ?? undefined,
            )}
            {total(words.cost.outOfScope, report.outOfScopeMinor, undefined, known('cost-out-of-scope'))}
            {total(words.cost.total, report.totalMinor, 'strong', known('cost-total'))}
          </>
        }
      />
      {hidden > 0 && (
        <Button weight="quiet" onPress={() => setAll(true)}>
          {text.more(formatCount(hidden))}
        </Button>
      )}
    </section>
  )
}

/** What each class was shared out by, and what of it nobody bears. */
export function CostPools({ report }: { readonly report: CostReport }) {
  const money = (minor: number) => formatMoney(minor, report.currency)
  return (
    <section className="sheet section">
      <h2>{text.pools}</h2>
      <DataTable<CostReport['pools'][number]>
        caption={text.poolsCaption}
        columns={[
          { key: 'class', title: text.costClass, names: true, cell: (pool) => words.cost.classes[pool.costClass] },
          { key: 'driver', title: text.driver, cell: (pool) => driverWords(pool.driver) },
          { key: 'amount', title: text.amount, align: 'right', cell: (pool) => money(pool.amountMinor) },
          { key: 'shared', title: text.shared, align: 'right', cell: (pool) => money(pool.allocatedMinor) },
          {
            key: 'unshared',
            title: text.unshared,
            align: 'right',
            cell: (pool) => (
              <>
                {money(pool.unallocatedMinor)}
                {pool.reason && <span className="under">{pool.reason}</span>}
              </>
            ),
          },
        ]}
        rows={report.pools}
        keyOf={(pool) => `${pool.costClass} ${pool.driver}`}
      />
    </section>
  )
}
