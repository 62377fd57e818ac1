import { currencySign, formatMoneyShort, formatNumber, formatShare } from '../../shared/base/format.ts'
import { minorDigits } from '../../shared/base/money.ts'
import type { ReplyError } from '../../shared/base/refusal.ts'
import {
  type Assumption,
  type AssumptionEdit,
  assumptionClasses,
  financeStatuses,
} from '../../shared/case/assumption.ts'
import { dateWords, useProject } from '../project-context.ts'
import { ReviewMarkButton } from '../review/review-notes.tsx'
import { numberProblem, readTyped, showTyped, wordsProblem } from '../typed-number.ts'
import { openEvidence } from '../use-place.ts'
import { caseWords as text } from '../words/case-words.ts'
import { Button } from './button.tsx'
import { CellField } from './cell-field.tsx'
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
      return text.months(formatNumber(value, Number.isInteger(value) ? 0 : 1))
    case 'count':
      return formatNumber(value)
  }
}

/** How many of its own units one typed unit is: money is typed in whole units of the currency, shares in percent. */
function typedUnit(unit: Assumption['unit'], currency: string): number {
  return unit === 'money' ? 10 ** minorDigits(currency) : unit === 'share' ? 0.01 : 1
}

/** What a field of this unit shows beside its digits; a count and a number of months are named by their title. */
function unitSign(unit: Assumption['unit'], currency: string) {
  if (unit === 'money') return { sign: currencySign(currency).trim(), side: 'before' as const }
  return unit === 'share' ? { sign: '%', side: 'behind' as const } : undefined
}

interface FieldProps {
  readonly one: Assumption
  readonly readOnly: boolean
  readonly onChange: (edit: AssumptionEdit) => void
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
  if (readOnly) return assumptionWords(one.unit, one[field], currency)
  const unit = typedUnit(one.unit, currency)
  const sign = unitSign(one.unit, currency)
  return (
    <CellField
      label={`${one.title}: ${fieldLabels[field].toLowerCase()}`}
      value={showTyped(Number((one[field] / unit).toFixed(4)))}
      size={field === 'value' ? 8 : 6}
      numeric
      {...(sign && { unit: sign })}
      problemOf={numberProblem}
      onKeep={(typed) => {
        const value = readTyped(typed) ?? Number.NaN
        onChange({ id: one.id, [field]: one.unit === 'money' ? Math.round(value * unit) : value * unit })
      }}
    />
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
      <AssumptionField one={one} field={field} currency={currency} readOnly={readOnly} onChange={onChange} />
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
                    <CellField
                      grows
                      label={`${one.title}: ${text.source}`}
                      value={one.source}
                      size={22}
                      problemOf={wordsProblem}
                      onKeep={(source) => onChange({ id: one.id, source: source.trim() })}
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
                  <CellField
                    grows
                    label={`${one.title}: ${text.owner}`}
                    value={one.owner}
                    size={12}
                    problemOf={wordsProblem}
                    onKeep={(owner) => onChange({ id: one.id, owner: owner.trim() })}
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
