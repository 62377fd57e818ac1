import { plural } from '../../shared/base/format.ts'
import type { PreviewColumn, PreviewField } from '../../shared/import/preview.ts'
import type { MappingPreview } from '../../shared/import/report.ts'
import type { Told } from '../../shared/import/told.ts'
import { columnWords } from '../words/column-words.ts'
import { words } from '../words/words.ts'
import { Button } from './button.tsx'
import { DataTable } from './data-table.tsx'
import { SelectField } from './select-field.tsx'

const reading = words.data.reading
const text = columnWords

/** Stands for “not read” in a choice; no heading can be it, for a heading is trimmed. */
const nothing = ' '

/** Fields by which people are matched to who pays. */
const matching: readonly string[] = ['externalId', 'email', 'companyId', 'organisation']
const naming = new Set([...matching, 'vendorPersonId', 'customerVendorId', 'user', 'phone'])

type Fields = ReadonlyMap<string, PreviewField>

/** How many columns are read, and which that tell about people are not. */
export function ColumnSummary({ preview }: { readonly preview: MappingPreview }) {
  const { columns } = preview.reading
  const about = columns.flatMap(({ heading, isRead, personal }) =>
    isRead || personal === null ? [] : [text.named(heading, personal)],
  )
  return (
    <p className="quiet">
      {text.summary(plural(columns.length, 'column'), String(columns.filter(({ isRead }) => isRead).length))}
      {about.length > 0 && ` ${text.aboutPeople(about.join(', '))}`}
    </p>
  )
}

/** Every column of a file with what becomes of it: taken in, left out, or meaning something else. What would be lost is said before. */
export function ColumnPicker({
  preview,
  file,
  onTell,
}: {
  readonly preview: MappingPreview
  readonly file: string
  readonly onTell: (told: Told) => void
}) {
  const { fields, columns } = preview.reading
  const byField: Fields = new Map(fields.map((field) => [field.field, field]))
  const choices = [
    { id: nothing, text: reading.notRead },
    ...fields.map(({ field, title, required }) => ({
      id: field,
      text: required ? `${title} (${reading.needed})` : title,
    })),
  ]
  const leaveOut = ({ heading }: PreviewColumn): void => onTell({ leftOut: { [heading]: true } })
  const takeIn = ({ heading, field: before }: PreviewColumn, field: string): void =>
    onTell({
      columns: { ...(before === null ? {} : { [before]: '' }), [field]: heading },
      leftOut: { [heading]: false },
    })
  return (
    <>
      <p className="hint">{text.intro}</p>
      <DataTable
        dense
        caption={text.caption(file)}
        columns={[
          { key: 'column', title: reading.column, names: true, cell: (row: PreviewColumn) => row.heading },
          {
            key: 'values',
            title: reading.values,
            cell: (row) => <span className="clipped">{row.values.join(' · ')}</span>,
          },
          {
            key: 'means',
            title: reading.means,
            cell: (row) => (
              <SelectField
                label={`${reading.means}: ${row.heading}`}
                labelled="unseen"
                value={row.field !== null && byField.has(row.field) ? row.field : nothing}
                options={choices}
                onChange={(field) => (field === nothing ? leaveOut(row) : takeIn(row, field))}
              />
            ),
          },
          { key: 'becomes', title: text.becomes, cell: (row) => <Becomes column={row} fields={byField} /> },
          {
            key: 'choose',
            title: <span className="unseen">{text.title}</span>,
            cell: (row) => <Choose column={row} fields={byField} leaveOut={leaveOut} takeIn={takeIn} />,
          },
        ]}
        rows={columns}
        keyOf={(row) => row.heading}
      />
    </>
  )
}

function Becomes({ column, fields }: { readonly column: PreviewColumn; readonly fields: Fields }) {
  const loss = column.field === null ? null : lossWithout(column.field, fields)
  return (
    <>
      {becomes(column, fields)}
      {loss !== null && <span className="hint">{loss}</span>}
    </>
  )
}

function becomes({ field, isRead, isLeftOut, personal }: PreviewColumn, fields: Fields): string {
  if (field !== null) return naming.has(field) ? text.tellsWho : text.fills(fields.get(field)?.title ?? field)
  if (isRead) return text.together
  if (isLeftOut) return personal === null ? text.chosenOut : text.chosenOutKind(personal)
  return personal === null ? text.notRead : text.notReadKind(personal)
}

/** What can’t be told without the column of a field; `null` when nothing but the field itself is lost. */
function lossWithout(field: string, fields: Fields): string | null {
  if (fields.get(field)?.required === true) return text.needed
  if (field === 'vendorPersonId') return text.countedTwice
  if (!matching.includes(field)) return null
  const others = matching.flatMap((one) => {
    const other = fields.get(one)
    return one === field || other === undefined || other.heading === null ? [] : [other.heading]
  })
  return others.length === 0 ? text.matchedByNone : text.matchedBy(others.join(', '))
}

function Choose({
  column,
  fields,
  leaveOut,
  takeIn,
}: {
  readonly column: PreviewColumn
  readonly fields: Fields
  readonly leaveOut: (column: PreviewColumn) => void
  readonly takeIn: (column: PreviewColumn, field: string) => void
}) {
  const { heading, field, isRead, couldBe } = column
  if (isRead)
    return field !== null && fields.get(field)?.required === true ? null : (
      <Button weight="quiet" aria-label={text.leaveOutOf(heading)} onPress={() => leaveOut(column)}>
        {text.leaveOut}
      </Button>
    )
  return couldBe === null ? null : (
    <Button weight="quiet" aria-label={text.takeInOf(heading)} onPress={() => takeIn(column, couldBe)}>
      {text.takeIn}
    </Button>
  )
}
