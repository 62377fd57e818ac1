import { useState } from 'react'
import { formatMoneyShort, formatNumber, formatRange, formatShare } from '../../shared/base/format.ts'
import { minorDigits } from '../../shared/base/money.ts'
import type { ReplyError } from '../../shared/base/refusal.ts'
import type { Assumption, AssumptionEdit } from '../../shared/case/assumption.ts'
import { openEvidence } from '../use-place.ts'
import { Button } from './button.tsx'
import { caseWords as text } from './case-words.ts'
import { DataTable } from './data-table.tsx'
import { Notice } from './notice.tsx'
import { SelectField } from './select-field.tsx'

/** An assumption's value as a person reads it. */
export function assumptionWords(unit: Assumption['unit'], value: number, currency: string): string {
  switch (unit) {
    case 'money':
      return formatMoneyShort(Math.round(value), currency)
    case 'share':
      return formatShare(value)
    case 'months':
      return text.months(formatNumber(value, 1))
    case 'count':
      return formatNumber(value)
  }
}

/** How many of its own units one typed unit is: money is typed in whole units of the currency, shares in percent. */
function typedUnit(unit: Assumption['unit'], currency: string): number {
  return unit === 'money' ? 10 ** minorDigits(currency) : unit === 'share' ? 0.01 : 1
}

function ValueField({
  one,
  currency,
  onChange,
}: {
  readonly one: Assumption
  readonly currency: string
  readonly onChange: (edit: AssumptionEdit) => void
}) {
  const unit = typedUnit(one.unit, currency)
  const shown = String(Number((one.value / unit).toFixed(4)))
  const [typed, setTyped] = useState<string | null>(null)
  const keep = () => {
    const value = Number(typed)
    setTyped(null)
    if (typed === null || typed.trim() === '' || !Number.isFinite(value) || typed === shown) return
    onChange({ id: one.id, value: one.unit === 'money' ? Math.round(value * unit) : value * unit })
  }
  return (
    <>
      <input
        type="text"
        inputMode="decimal"
        size={9}
        aria-label={text.change(one.title)}
        value={typed ?? shown}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
          if (event.key === 'Escape') setTyped(null)
        }}
      />
      <span className="under">{assumptionWords(one.unit, one.value, currency)}</span>
    </>
  )
}

/** The register: every value changed in place, with whose it is, where it comes from and what finance says. */
export function CaseAssumptions({
  assumptions,
  currency,
  canUndo,
  refused,
  onChange,
  onUndo,
}: {
  readonly assumptions: readonly Assumption[]
  readonly currency: string
  readonly canUndo: boolean
  readonly refused: ReplyError | null
  readonly onChange: (edit: AssumptionEdit) => void
  readonly onUndo: () => void
}) {
  return (
    <section className="sheet section">
      <div className="section-head">
        <h2>{text.assumptions}</h2>
        {canUndo && <Button onPress={onUndo}>{text.undo}</Button>}
      </div>
      <p className="quiet">{text.assumptionsLead}</p>
      {refused && <Notice error={refused} />}
      <DataTable<Assumption>
        caption={text.assumptions}
        columns={[
          {
            key: 'what',
            title: text.driver,
            names: true,
            cell: (one) => one.title,
          },
          { key: 'meaning', title: text.means, cell: (one) => one.meaning },
          {
            key: 'value',
            title: text.value,
            cell: (one) => <ValueField key={one.value} one={one} currency={currency} onChange={onChange} />,
          },
          {
            key: 'range',
            title: text.range,
            cell: (one) =>
              formatRange(assumptionWords(one.unit, one.low, currency), assumptionWords(one.unit, one.high, currency)),
          },
          {
            key: 'source',
            title: text.source,
            cell: (one) => (
              <>
                {one.class}
                {one.edited && `, ${text.edited}`}{' '}
                {one.evidence.length > 0 && (
                  <Button
                    weight="quiet"
                    aria-label={`${one.title}: ${text.evidence}`}
                    onPress={() => openEvidence(one.evidence)}
                  >
                    {text.evidence}
                  </Button>
                )}
                <span className="under">{one.source}</span>
              </>
            ),
          },
          { key: 'owner', title: text.owner, cell: (one) => one.owner },
          {
            key: 'status',
            title: text.status,
            cell: (one) => (
              <SelectField
                label={`${one.title}: ${text.status}`}
                labelled="unseen"
                value={one.status}
                options={(['open', 'challenged', 'agreed'] as const).map((id) => ({ id, text: text.statuses[id] }))}
                onChange={(status) => {
                  if (status !== one.status) onChange({ id: one.id, status: status as Assumption['status'] })
                }}
              />
            ),
          },
        ]}
        rows={assumptions}
        keyOf={(one) => one.id}
      />
    </section>
  )
}
