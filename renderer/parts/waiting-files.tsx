import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import { formatCount, plural } from '../../shared/base/format.ts'
import type { FileRecognition } from '../../shared/import/report.ts'
import { clearIntake, dropFromIntake, isReadable, openQuestions, tellAbout, type WaitingFile } from '../intake.ts'
import { useProject } from '../project-context.ts'
import { words } from '../words.ts'
import { Button } from './button.tsx'
import { ComboField } from './combo-field.tsx'
import { DataTable } from './data-table.tsx'
import { SelectField } from './select-field.tsx'

const text = words.data.waiting

/** Stands for “no column” in a choice; no heading can be it, for a heading is trimmed. */
const unmapped = ' '

function confidenceWords({ source, confidence }: FileRecognition): string {
  if (source === null) return words.data.confidence.unknown
  if (confidence >= 0.95) return words.data.confidence.sure
  if (confidence >= 0.7) return words.data.confidence.likely
  return words.data.confidence.maybe
}

const entries = <K extends string>(record: Readonly<Record<K, string>>) =>
  (Object.keys(record) as K[]).map((id) => ({ id, text: record[id] }))

function Question({
  file,
  question,
}: {
  readonly file: WaitingFile
  readonly question: FileRecognition['questions'][number]
}) {
  const { project } = useProject()
  const { told } = file
  const label = words.data.fields[question.field]
  const pick = { label, placeholder: words.data.pick }
  const control = () => {
    switch (question.field) {
      case 'source':
        return (
          <SelectField
            {...pick}
            value={told.source ?? null}
            options={entries(words.data.genericSources)}
            onChange={(source) => tellAbout(file, { source })}
          />
        )
      case 'timeZone':
        return (
          <ComboField
            {...pick}
            value={told.timeZone ?? null}
            options={[...new Set([project.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((id) => ({
              id,
              text: id.replaceAll('_', ' '),
            }))}
            onChange={(timeZone) => tellAbout(file, { timeZone })}
          />
        )
      case 'currency':
        return (
          <ComboField
            {...pick}
            value={told.currency ?? null}
            options={[...new Set([project.currency, ...Intl.supportedValuesOf('currency')])].map((id) => ({
              id,
              text: id,
            }))}
            onChange={(currency) => tellAbout(file, { currency })}
          />
        )
      case 'dateOrder':
        return (
          <SelectField
            {...pick}
            value={told.dateOrder ?? null}
            options={entries(words.data.dateOrders)}
            onChange={(id) => tellAbout(file, { dateOrder: id as keyof typeof words.data.dateOrders })}
          />
        )
      case 'decimal':
        return (
          <SelectField
            {...pick}
            value={told.decimal ?? null}
            options={entries(words.data.decimals)}
            onChange={(id) => tellAbout(file, { decimal: id as keyof typeof words.data.decimals })}
          />
        )
      case 'columns':
      case 'encoding':
        return null
    }
  }
  return (
    <div className="question">
      <p>{question.text}</p>
      {control()}
    </div>
  )
}

function MappingView({ file }: { readonly file: WaitingFile }) {
  const { mapping, preview } = file.recognition
  if (!mapping) return null
  const columns = file.told.columns ?? mapping.columns
  const fields = Object.keys(mapping.columns)
  const choices = [{ id: unmapped, text: text.notMapped }, ...preview.columns.map((name) => ({ id: name, text: name }))]
  return (
    <Disclosure className="disclosure">
      <Heading level={3}>
        <AriaButton slot="trigger" className="button button-quiet">
          {text.mapping}
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <div className="mapping">
          {fields.map((field) => (
            <SelectField
              key={field}
              label={field}
              labelled="beside"
              value={columns[field] ?? unmapped}
              options={
                choices.some(({ id }) => id === columns[field]) || !columns[field]
                  ? choices
                  : [...choices, { id: columns[field] ?? '', text: columns[field] ?? '' }]
              }
              onChange={(heading) => {
                const { [field]: _old, ...others } = columns
                tellAbout(file, { columns: heading === unmapped ? others : { ...others, [field]: heading } })
              }}
            />
          ))}
        </div>
      </DisclosurePanel>
    </Disclosure>
  )
}

function Preview({ recognition }: { readonly recognition: FileRecognition }) {
  const { columns, rows } = recognition.preview
  if (columns.length === 0) return null
  return (
    <Disclosure className="disclosure">
      <Heading level={3}>
        <AriaButton slot="trigger" className="button button-quiet">
          {text.preview}
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <DataTable
          dense
          caption={`${text.preview}: ${recognition.file}`}
          columns={columns.map((title, index) => ({
            key: `${index} ${title}`,
            title,
            cell: (row: readonly string[]) => row[index] ?? '',
          }))}
          rows={rows}
          keyOf={(_row, index) => String(index)}
        />
      </DisclosurePanel>
    </Disclosure>
  )
}

function Waiting({ file }: { readonly file: WaitingFile }) {
  const { recognition } = file
  const open = openQuestions(file)
  const readable = isReadable(file)
  return (
    <li className="waiting-file">
      <div className="waiting-head">
        <div>
          <p className="file-title">
            {recognition.title ?? words.data.confidence.unknown}
            {recognition.source !== null && <span className="confidence">{confidenceWords(recognition)}</span>}
          </p>
          <p className="file-name">
            {[
              file.picked.name,
              recognition.encoding,
              words.data.receipts.bytes(formatCount(recognition.bytes)),
              ...(recognition.headerRows > 1 ? [words.data.headerRows(plural(recognition.headerRows, 'line'))] : []),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        {readable && open.length > 0 && <p className="needs">{text.unanswered(plural(open.length, 'question'))}</p>}
        <Button weight="quiet" aria-label={text.remove(file.picked.name)} onPress={() => dropFromIntake(file)}>
          {words.takeAway}
        </Button>
      </div>
      {recognition.refusal && (
        <div className="notice">
          <p className="notice-what">{recognition.refusal.message}</p>
          <p className="notice-hint">{recognition.refusal.hint}</p>
        </div>
      )}
      {!recognition.refusal &&
        recognition.questions.map((question) => <Question key={question.field} file={file} question={question} />)}
      {!recognition.refusal && (
        <div className="waiting-more">
          <Preview recognition={recognition} />
          <MappingView file={file} />
        </div>
      )}
    </li>
  )
}

/** The files that wait: what each seems to be and how sure that is, its first rows, and the questions to answer before it can be read. */
export function WaitingFiles({ waiting }: { readonly waiting: readonly WaitingFile[] }) {
  const unreadable = waiting.filter((file) => !isReadable(file))
  return (
    <section className="sheet section waiting-files">
      <div className="section-head">
        <h2>{text.title}</h2>
        <Button weight="quiet" onPress={clearIntake}>
          {text.clear}
        </Button>
      </div>
      {unreadable.length > 0 && <p className="quiet">{text.skipped(plural(unreadable.length, 'file'))}</p>}
      <ul>
        {waiting.map((file) => (
          <Waiting key={file.picked.file} file={file} />
        ))}
      </ul>
    </section>
  )
}
