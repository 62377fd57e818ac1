import { formatCount, plural } from '../../shared/base/format.ts'
import type { PreviewCell, PreviewRow, PreviewWords } from '../../shared/import/preview.ts'
import type { HeadingDifferences } from '../../shared/import/recall-mapping.ts'
import type { MappingPreview } from '../../shared/import/report.ts'
import type { Told } from '../../shared/import/told.ts'
import { useProject } from '../project-context.ts'
import { words } from '../words/words.ts'
import { ColumnPicker } from './column-picker.tsx'
import { ComboField } from './combo-field.tsx'
import { DataTable } from './data-table.tsx'
import { EncodingChoices } from './encoding-choices.tsx'
import { Folded } from './folded.tsx'
import { SelectField } from './select-field.tsx'

const text = words.data.reading

function Cell({ cell }: { readonly cell: PreviewCell }) {
  if (cell.problem !== null)
    return (
      <span className="read-bad">
        <code className="clipped">{cell.raw || text.empty}</code>
        <span className="hint">{cell.problem}</span>
      </span>
    )
  if (cell.read === null) return <span className="quiet">{text.empty}</span>
  return (
    <>
      {cell.read}
      {cell.read !== cell.raw.trim() && <span className="hint">{cell.raw}</span>}
    </>
  )
}

/** The first rows as they would be read: the meaning above, the file's own heading beneath it. */
function RowsAsRead({ preview, file }: { readonly preview: MappingPreview; readonly file: string }) {
  const { fields, rows, outlook } = preview.reading
  const mapped = fields.filter(({ heading }) => heading !== null)
  return (
    <>
      <DataTable
        dense
        caption={text.caption(file)}
        columns={[
          { key: 'line', title: text.line, align: 'right' as const, cell: (row: PreviewRow) => formatCount(row.line) },
          {
            key: 'becomes',
            title: text.becomes,
            cell: (row: PreviewRow) => (
              <span className={row.becomes === 'problem' ? 'read-bad' : undefined}>
                {text.outcomes[row.becomes]}
                {row.why !== null && !row.cells.some(({ problem }) => problem === row.why) && (
                  <span className="hint">{row.why}</span>
                )}
              </span>
            ),
          },
          ...mapped.map((field, place) => ({
            key: field.field,
            title: (
              <>
                {field.title}
                <span className="hint">{field.heading}</span>
              </>
            ),
            cell: (row: PreviewRow) => {
              const cell = row.cells[place]
              return cell === undefined ? '' : <Cell cell={cell} />
            },
          })),
        ]}
        rows={rows}
        keyOf={(row, index) => `${row.line} ${index}`}
      />
      <p className="quiet outlook">
        {text.outlook(plural(outlook.rows, 'row'), plural(outlook.problems, 'row'), plural(outlook.cells, 'cell'))}
      </p>
    </>
  )
}

/** The words of one column and what each is taken to mean. */
export function WordMeanings({
  field,
  title,
  meanings,
  values,
  file,
  onTell,
}: Pick<PreviewWords, 'field' | 'title' | 'meanings' | 'values'> & {
  /** Named where words of several files stand on one screen. */
  readonly file?: string
  readonly onTell: (told: Told) => void
}) {
  return (
    <DataTable
      dense
      caption={[text.wordsTitle(title), file].filter(Boolean).join(': ')}
      columns={[
        { key: 'word', title: text.word, names: true, cell: (row: (typeof values)[number]) => row.word },
        { key: 'count', title: text.count, align: 'right' as const, cell: (row) => formatCount(row.count) },
        {
          key: 'means',
          title: text.wordMeans,
          cell: (row) => (
            <SelectField
              label={`${text.wordMeans}: ${row.word}`}
              labelled="unseen"
              value={row.means}
              placeholder={text.unknownWord}
              options={[...new Set([...meanings, ...(row.means === null ? [] : [row.means])])].map((id) => ({
                id,
                text: id,
              }))}
              onChange={(meaning) => onTell({ words: { [field]: { [row.word]: meaning } } })}
            />
          ),
        },
      ]}
      rows={values}
      keyOf={(row) => row.word}
    />
  )
}

function Settings({
  preview: { mapping },
  onTell,
}: {
  readonly preview: MappingPreview
  readonly onTell: (told: Told) => void
}) {
  const { project } = useProject()
  const pick = { placeholder: words.data.pick }
  return (
    <div className="reading-settings">
      <SelectField
        {...pick}
        label={words.data.fields.dateOrder}
        value={mapping.dateOrder}
        options={Object.entries(words.data.dateOrders).map(([id, said]) => ({ id, text: said }))}
        onChange={(id) => onTell({ dateOrder: id as keyof typeof words.data.dateOrders })}
      />
      <SelectField
        {...pick}
        label={words.data.fields.decimal}
        value={mapping.decimal}
        options={Object.entries(words.data.decimals).map(([id, said]) => ({ id, text: said }))}
        onChange={(id) => onTell({ decimal: id as keyof typeof words.data.decimals })}
      />
      <ComboField
        {...pick}
        label={words.data.fields.timeZone}
        value={mapping.timeZone}
        options={timeZones(project.timeZone)}
        onChange={(timeZone) => onTell({ corrected: { timeZone } })}
      />
      <ComboField
        {...pick}
        label={words.data.fields.currency}
        value={mapping.currency}
        options={currencies(project.currency)}
        onChange={(currency) => onTell({ corrected: { currency } })}
      />
    </div>
  )
}

/** The world's time zones, the project's first. */
export function timeZones(first: string): readonly { readonly id: string; readonly text: string }[] {
  return [...new Set([first, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((id) => ({
    id,
    text: id.replaceAll('_', ' '),
  }))
}

/** The world's currencies, the project's first. */
export function currencies(first: string): readonly { readonly id: string; readonly text: string }[] {
  return [...new Set([first, ...Intl.supportedValuesOf('currency')])].map((id) => ({ id, text: id }))
}

function Differences({ differences }: { readonly differences: HeadingDifferences }) {
  const { file, added, gone, renamed } = differences
  return (
    <div className="differences">
      <p>{text.changed(file)}</p>
      <p className="quiet">
        {[
          ...(renamed.length > 0
            ? [text.renamed(renamed.map(({ from, to }) => text.renamedPair(from, to)).join(', '))]
            : []),
          ...(added.length > 0 ? [text.added(added.join(', '))] : []),
          ...(gone.length > 0 ? [text.gone(gone.join(', '))] : []),
        ].join(' ')}
      </p>
    </div>
  )
}

/** How a file will be read, live: its first rows, what each column and word means, dates, numbers, money and letters. Every change shows at once. */
export function ReadingEditor({
  preview,
  file,
  onTell,
  isOpen = false,
  hasPicker = true,
}: {
  readonly preview: MappingPreview
  readonly file: string
  readonly onTell: (told: Told) => void
  /** Whether columns and words stand open from the beginning. */
  readonly isOpen?: boolean
  /** False where the columns are chosen beside it. */
  readonly hasPicker?: boolean
}) {
  return (
    <div className="reading">
      {preview.differences && <Differences differences={preview.differences} />}
      <RowsAsRead preview={preview} file={file} />
      {preview.faults.map((fault) => (
        <p className="needs" key={fault}>
          {fault}
        </p>
      ))}
      <div className="waiting-more">
        {hasPicker && (
          <Folded title={text.columns} isOpen={isOpen}>
            <ColumnPicker preview={preview} file={file} onTell={onTell} />
          </Folded>
        )}
        {preview.reading.words.map((one) => (
          <Folded
            key={one.field}
            title={text.wordsTitle(one.title)}
            isOpen={isOpen && one.values.some(({ means }) => means === null)}
          >
            <WordMeanings {...one} onTell={onTell} />
          </Folded>
        ))}
        <Folded title={text.settings} isOpen={isOpen}>
          <Settings preview={preview} onTell={onTell} />
          {preview.encodings.length > 0 && (
            <EncodingChoices
              choices={preview.encodings}
              value={preview.mapping.encoding ?? null}
              onChange={(encoding) => onTell({ encoding })}
            />
          )}
        </Folded>
      </div>
    </div>
  )
}
