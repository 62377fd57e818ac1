import { formatCount, plural } from '../../../shared/base/format.ts'
import { hintOnScreen } from '../../../shared/base/refusal.ts'
import type { Mapping } from '../../../shared/import/mapping.ts'
import type { FileRecognition } from '../../../shared/import/report.ts'
import { askCore, shell } from '../../ask.ts'
import { clearIntake, dropFromIntake, isReadable, openQuestions, tellAbout, type WaitingFile } from '../../intake.ts'
import { Button } from '../../parts/button.tsx'
import { ColumnPicker, ColumnSummary } from '../../parts/column-picker.tsx'
import { ComboField } from '../../parts/combo-field.tsx'
import { EncodingChoices } from '../../parts/encoding-choices.tsx'
import { Folded } from '../../parts/folded.tsx'
import { currencies, ReadingEditor, timeZones } from '../../parts/reading-editor.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useProject } from '../../project-context.ts'
import { useAsk } from '../../use-ask.ts'
import { columnWords } from '../../words/column-words.ts'
import { words } from '../../words/words.ts'
import { runWork } from '../../work.ts'

const text = words.data.waiting

function confidenceWords({ source, confidence }: FileRecognition): string {
  if (source === null) return words.data.confidence.unknown
  if (confidence >= 0.95) return words.data.confidence.sure
  if (confidence >= 0.7) return words.data.confidence.likely
  return words.data.confidence.maybe
}

const entries = <K extends string>(record: Readonly<Record<K, string>>) =>
  (Object.keys(record) as K[]).map((id) => ({ id, text: record[id] }))

function SourceChoice({ file }: { readonly file: WaitingFile }) {
  const asked = useAsk('data:sources', {})
  const generic: Readonly<Record<string, string>> = words.data.genericSources
  const all = asked.state === 'value' ? asked.value : []
  const first = file.recognition.source
  const rank = (id: string, isGeneric: boolean): number => (id === first ? 0 : isGeneric ? 1 : 2)
  const options = [...all]
    .sort((a, b) => rank(a.id, a.isGeneric) - rank(b.id, b.isGeneric))
    .map(({ id, title }) => ({ id, text: generic[id] ?? title }))
  if (options.length === 0) return null
  return (
    <ComboField
      label={words.data.fields.source}
      placeholder={words.data.pick}
      value={file.told.source ?? null}
      options={options}
      onChange={(source) => tellAbout(file, { source })}
    />
  )
}

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
        return <SourceChoice file={file} />
      case 'timeZone':
        return (
          <ComboField
            {...pick}
            value={told.timeZone ?? null}
            options={timeZones(project.timeZone)}
            onChange={(timeZone) => tellAbout(file, { timeZone })}
          />
        )
      case 'currency':
        return (
          <ComboField
            {...pick}
            value={told.currency ?? null}
            options={currencies(project.currency)}
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
      case 'encoding':
        return (
          <EncodingChoices
            choices={file.recognition.encodings ?? []}
            value={told.encoding ?? null}
            onChange={(encoding) => tellAbout(file, { encoding })}
          />
        )
      case 'columns': {
        const { preview } = file
        return preview === null || preview.faults.length > 0 || preview.questions.length > 1 ? null : (
          <Button onPress={() => tellAbout(file, { columns: preview.mapping.columns })}>
            {words.data.reading.confirm}
          </Button>
        )
      }
    }
  }
  return (
    <div className={question.field === 'encoding' ? 'question question-tall' : 'question'}>
      <p>{question.text}</p>
      {control()}
    </div>
  )
}

async function takeSavedMapping(file: WaitingFile): Promise<void> {
  const [picked] = await shell().files.pick('mapping')
  if (!picked) return
  const mapping = await runWork(words.data.reading.use, (task) =>
    askCore('data:read-mapping', { file: picked.file }, { task }),
  )
  if (mapping) tellAbout(file, { mapping })
}

/** Lets a person save a mapping as a small file. Resolves to its name, or nothing when they change their mind. */
export async function saveMapping(mapping: Mapping): Promise<string | null> {
  const place = await shell().files.saveAs('mapping', words.data.reading.suggested(mapping.source))
  if (!place) return null
  const saved = await runWork(words.data.reading.save, (task) =>
    askCore('data:save-mapping', { mapping, file: place.file }, { task }),
  )
  if (saved) await shell().files.deliver(saved.file)
  return saved?.name ?? null
}

function Reading({ file }: { readonly file: WaitingFile }) {
  const { preview, recognition } = file
  if (preview === null) return null
  const asks = openQuestions(file).some(({ field }) => field === 'columns')
  return (
    <Folded key={String(asks)} title={words.data.reading.title} isOpen={asks || preview.differences !== null}>
      <ReadingEditor
        preview={preview}
        file={recognition.file}
        onTell={(told) => tellAbout(file, told)}
        isOpen={asks}
        hasPicker={false}
      />
      <div className="line-action">
        <Button weight="quiet" onPress={() => saveMapping(preview.mapping)}>
          {words.data.reading.save}
        </Button>
        <Button weight="quiet" onPress={() => takeSavedMapping(file)}>
          {words.data.reading.use}
        </Button>
      </div>
    </Folded>
  )
}

/** What of its columns would be kept, and the choice of them. */
function Picking({ file }: { readonly file: WaitingFile }) {
  const { preview } = file
  if (preview === null) return null
  const asks = openQuestions(file).some(({ field }) => field === 'columns')
  return (
    <>
      <ColumnSummary preview={preview} />
      <Folded key={String(asks)} title={columnWords.title} isOpen={asks}>
        <ColumnPicker preview={preview} file={file.recognition.file} onTell={(told) => tellAbout(file, told)} />
      </Folded>
    </>
  )
}

function Waiting({ file }: { readonly file: WaitingFile }) {
  const { recognition } = file
  const open = openQuestions(file)
  const readable = isReadable(file)
  // A question stays on view with its answer, so that it can be changed.
  const first = recognition.questions.filter(({ field }) => field !== 'columns')
  const known = new Set(first.map(({ field }) => field))
  const asked = [...first, ...open.filter(({ field }) => !known.has(field))]
  return (
    <li className="waiting-file">
      <div className="waiting-head">
        <div>
          <p className="file-title">
            {recognition.title ?? words.data.confidence.unknown}
            {recognition.source !== null && (
              <span className="confidence">
                {recognition.isRemembered ? words.data.reading.remembered : confidenceWords(recognition)}
              </span>
            )}
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
          <p className="notice-hint">{hintOnScreen(recognition.refusal.hint)}</p>
        </div>
      )}
      {readable &&
        asked.map((question) => (
          <Question key={`${question.field} ${question.text}`} file={file} question={question} />
        ))}
      {readable && <Picking file={file} />}
      {readable && <Reading file={file} />}
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
