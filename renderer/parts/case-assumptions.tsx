import { type ChangeEvent, type KeyboardEvent, useState } from 'react'
import { formatMoneyShort, formatNumber, formatShare } from '../../shared/base/format.ts'
import { minorDigits } from '../../shared/base/money.ts'
import type { ReplyError } from '../../shared/base/refusal.ts'
import {
  type Assumption,
  type AssumptionEdit,
  assumptionClasses,
  financeStatuses,
} from '../../shared/case/assumption.ts'
import { dateWords, useProject } from '../project-context.ts'
import { readTyped, showTyped } from '../typed-number.ts'
import { openEvidence } from '../use-place.ts'
import { Button } from './button.tsx'
import { caseWords as text } from './case-words.ts'
import { DataTable } from './data-table.tsx'
import { Notice } from './notice.tsx'
import { ReviewMarkButton } from './review-notes.tsx'
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

interface FieldProps {
  readonly one: Assumption
  readonly readOnly: boolean
  readonly onChange: (edit: AssumptionEdit) => void
}

/** A cell that is written in place: kept by Enter or by leaving it, given up by Escape. */
function CellInput({
  label,
  shown,
  size,
  numeric = false,
  onKeep,
}: {
  readonly label: string
  readonly shown: string
  readonly size: number
  readonly numeric?: boolean
  readonly onKeep: (typed: string) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const keep = () => {
    setTyped(null)
    if (typed !== null && typed.trim() !== '' && typed !== shown) onKeep(typed.trim())
  }
  const field = {
    'aria-label': label,
    value: typed ?? shown,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setTyped(event.target.value),
    onBlur: keep,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') {
        event.preventDefault()
        keep()
      }
      if (event.key === 'Escape') setTyped(null)
    },
  }
  // Words grow downwards, so that a long source is read without being gone into.
  return numeric ? (
    <input {...field} className="cell-input" type="text" inputMode="decimal" size={size} />
  ) : (
    <textarea {...field} className="cell-input cell-text" rows={1} cols={size} />
  )
}

const fieldLabels = { value: text.value, low: text.low, high: text.high } as const

/** The value of an assumption, or an end of its range, changed in place. */
export function AssumptionField({
  one,
  field,
  currency,
  readOnly,
  onChange,
}: FieldProps & { readonly field: 'value' | 'low' | 'high'; readonly currency: string }) {
  const unit = typedUnit(one.unit, currency)
  const said = assumptionWords(one.unit, one[field], currency)
  if (readOnly) return said
  return (
    <>
      <CellInput
        label={`${one.title}: ${fieldLabels[field].toLowerCase()}`}
        shown={showTyped(Number((one[field] / unit).toFixed(4)))}
        size={field === 'value' ? 8 : 6}
        numeric
        onKeep={(typed) => {
          const value = readTyped(typed)
          if (value === null) return
          onChange({ id: one.id, [field]: one.unit === 'money' ? Math.round(value * unit) : value * unit })
        }}
      />
      <span className="under">{said}</span>
    </>
  )
}

/** What finance says of an assumption. */
export function StatusField({ one, readOnly, onChange }: FieldProps) {
  if (readOnly) return text.statuses[one.status]
  return (
    <SelectField
      label={`${one.title}: ${text.status}`}
      labelled="unseen"
      value={one.status}
      options={financeStatuses.map((id) => ({ id, text: text.statuses[id] }))}
      onChange={(status) => {
        if (status !== one.status) onChange({ id: one.id, status: status as Assumption['status'] })
      }}
    />
  )
}

/** The register: every value and range changed in place, with whose it is, where it comes from and what finance says. */
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
  const { project } = useProject()
  const { readOnly } = project
  const number = (field: 'low' | 'value' | 'high') => ({
    key: field,
    title: fieldLabels[field],
    cell: (one: Assumption) => (
      <AssumptionField
        key={`${one.low} ${one.value} ${one.high}`}
        one={one}
        field={field}
        currency={currency}
        readOnly={readOnly}
        onChange={onChange}
      />
    ),
  })
  return (
    <section className="sheet section">
      <div className="section-head">
        <h2>{text.assumptions}</h2>
        {canUndo && !readOnly && <Button onPress={onUndo}>{text.undo}</Button>}
      </div>
      <p className="quiet">{text.assumptionsLead}</p>
      {refused && <Notice error={refused} />}
      <div className="register">
        <DataTable<Assumption>
          caption={text.assumptions}
          columns={[
            {
              key: 'what',
              title: text.driver,
              names: true,
              cell: (one) => (
                <>
                  {one.title}
                  <span className="under">{one.meaning}</span>
                  <ReviewMarkButton
                    about={{ kind: 'assumption', id: one.id }}
                    title={one.title}
                    proposes={{ unit: one.unit, currency }}
                  />
                </>
              ),
            },
            number('low'),
            number('value'),
            number('high'),
            {
              key: 'status',
              title: text.status,
              cell: (one) => <StatusField one={one} readOnly={readOnly} onChange={onChange} />,
            },
            {
              key: 'class',
              title: text.classOf,
              cell: (one) =>
                readOnly ? (
                  text.assumptionClasses[one.class]
                ) : (
                  <SelectField
                    label={`${one.title}: ${text.classOf}`}
                    labelled="unseen"
                    value={one.class}
                    options={assumptionClasses.map((id) => ({ id, text: text.assumptionClasses[id] }))}
                    onChange={(id) => {
                      if (id !== one.class) onChange({ id: one.id, class: id as Assumption['class'] })
                    }}
                  />
                ),
            },
            {
              key: 'source',
              title: text.source,
              cell: (one) => (
                <>
                  {readOnly ? (
                    one.source
                  ) : (
                    <CellInput
                      key={one.source}
                      label={`${one.title}: ${text.source}`}
                      shown={one.source}
                      size={22}
                      onKeep={(source) => onChange({ id: one.id, source })}
                    />
                  )}
                  <span className="under">
                    {one.date !== null && dateWords(one.date)}
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
                  </span>
                </>
              ),
            },
            {
              key: 'owner',
              title: text.owner,
              cell: (one) =>
                readOnly ? (
                  one.owner
                ) : (
                  <CellInput
                    key={one.owner}
                    label={`${one.title}: ${text.owner}`}
                    shown={one.owner}
                    size={12}
                    onKeep={(owner) => onChange({ id: one.id, owner })}
                  />
                ),
            },
          ]}
          rows={assumptions}
          keyOf={(one) => one.id}
        />
      </div>
    </section>
  )
}
