import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import { formatCount, plural } from '../../../shared/base/format.ts'
import type { Receipt } from '../../../shared/import/report.ts'
import { askCore, shell } from '../../ask.ts'
import { addToIntake, importWaiting, isReady, useIntake } from '../../intake.ts'
import { Answered } from '../../parts/answered.tsx'
import { Button } from '../../parts/button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ScreenHeader } from '../../parts/screen-header.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { ScreenAction } from '../../parts/top-bar.tsx'
import { dateWords, useProject } from '../../project-context.ts'
import { bringBack, readAgain, takeBack } from '../../read-again.ts'
import { useAsk } from '../../use-ask.ts'
import { words } from '../../words/words.ts'
import { useWork } from '../../work.ts'
import { IdentitySection } from './identity-section.tsx'
import { ProblemGroups } from './problem-groups.tsx'
import { ProblemTable } from './problem-table.tsx'
import { FileNeeded, ReadDifferently } from './read-again.tsx'
import { ReadinessSection } from './readiness-section.tsx'
import { saveMapping, WaitingFiles } from './waiting-files.tsx'

async function chooseFiles(): Promise<void> {
  await addToIntake(await shell().files.pick('exports'))
}

/** Where files are dropped. Large with the primary button while nothing else is on the screen; otherwise a strip, with a button unless the top bar has it. */
function DropPlace({ small, button }: { readonly small: boolean; readonly button: 'primary' | 'plain' | null }) {
  return (
    <div className={small ? 'drop drop-small' : 'drop'}>
      <div>
        <p className="drop-title">{words.data.drop}</p>
        <p className="quiet">{words.data.dropDetail}</p>
      </div>
      {button && (
        <Button weight={button} onPress={chooseFiles}>
          {words.data.choose}
        </Button>
      )}
    </div>
  )
}

const sum = (receipts: readonly Receipt[], part: (receipt: Receipt) => number) =>
  receipts.reduce((total, receipt) => total + part(receipt), 0)

/** What can be done with an imported file: read it differently, save how it was read, take it back. */
function ReceiptActions({ receipt, onChange }: { readonly receipt: Receipt; readonly onChange: () => void }) {
  const { id: importId, file } = receipt
  const busy = useWork()?.state === 'running'
  const [saved, setSaved] = useState<string | null>(null)
  const save = async () => {
    const mapping = await askCore('data:mapping', { importId })
    if (mapping.ok) setSaved(await saveMapping(mapping.value))
  }
  return (
    <div className="receipt-actions">
      <Button weight="quiet" aria-label={words.data.again.changeOf(file)} onPress={onChange}>
        {words.data.again.change}
      </Button>
      <Button weight="quiet" aria-label={`${words.data.reading.save}: ${file}`} onPress={save}>
        {words.data.reading.save}
      </Button>
      <Button
        weight="quiet"
        isDisabled={busy}
        aria-label={words.data.again.undoOf(file)}
        onPress={() => takeBack({ importId, file })}
      >
        {words.data.again.undo}
      </Button>
      <span role="status">{saved === null ? '' : words.data.again.saved(saved)}</span>
    </div>
  )
}

/** Says which import was taken back, and lets the person make it again: no question before, a way back after. */
function TakenBack() {
  const asked = useAsk('data:undone', {})
  const busy = useWork()?.state === 'running'
  if (asked.state !== 'value' || asked.value === null) return null
  const { file } = asked.value
  return (
    <div className="question" role="status">
      <p>{words.data.again.undone(file)}</p>
      <Button isDisabled={busy} onPress={() => bringBack(file)}>
        {words.data.again.redo}
      </Button>
    </div>
  )
}

const separators: Readonly<Record<string, string>> = words.data.receipts.separators

function ReceiptFacts({ receipt, onChange }: { readonly receipt: Receipt; readonly onChange: (() => void) | null }) {
  const text = words.data.receipts
  const exclusions = Object.entries(receipt.exclusions).filter(([, count]) => count > 0)
  const facts: readonly (readonly [string, string])[] = [
    ...(exclusions.length > 0
      ? [
          [
            text.why,
            exclusions.map(([reason, count]) => `${formatCount(count)} ${reason.replaceAll('-', ' ')}`).join(' · '),
          ] as const,
        ]
      : []),
    [text.encoding, [receipt.encoding, separators[receipt.delimiter] ?? receipt.delimiter].filter(Boolean).join(', ')],
    ...(receipt.timeZone ? [[text.zone, receipt.timeZone] as const] : []),
    ...(receipt.currency ? [[text.currency, receipt.currency] as const] : []),
    [text.size, text.bytes(formatCount(receipt.bytes))],
    [text.sha, receipt.sha256],
  ]
  return (
    <Disclosure className="disclosure receipt-more">
      <Heading level={3}>
        <AriaButton slot="trigger" className="button button-quiet" aria-label={`${text.details}: ${receipt.file}`}>
          {text.details}
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <dl className="facts">
          {facts.map(([term, value]) => (
            <div className="fact" key={term}>
              <dt>{term}</dt>
              <dd className={term === text.sha ? 'hash' : undefined}>{value}</dd>
            </div>
          ))}
        </dl>
        {onChange && <ReceiptActions receipt={receipt} onChange={onChange} />}
      </DisclosurePanel>
    </Disclosure>
  )
}

/** How the dates of a file were read where they could be read both ways: changed in place, and read again at once. */
function DateOrder({ receipt, dateOrder }: { readonly receipt: Receipt; readonly dateOrder: 'DMY' | 'MDY' }) {
  const { id: importId, file } = receipt
  const [isNeeded, setIsNeeded] = useState(false)
  const change = async (order: 'DMY' | 'MDY', choose = false) => {
    const done = await readAgain({ importId, file }, { dateOrder: order }, choose)
    setIsNeeded(done === 'file-needed')
  }
  return (
    <>
      <SelectField
        label={words.data.receipts.dates(file)}
        labelled="unseen"
        value={dateOrder}
        options={(['DMY', 'MDY'] as const).map((id) => ({ id, text: words.data.dateOrders[id] }))}
        onChange={(order) => order !== dateOrder && change(order as 'DMY' | 'MDY')}
      />
      {isNeeded && <FileNeeded file={file} onChoose={() => change(dateOrder === 'DMY' ? 'MDY' : 'DMY', true)} />}
    </>
  )
}

/** Every imported file as a sum that can be checked by eye: rows in = records + merged + left out + problems. */
function Receipts({
  receipts,
  onChange,
}: {
  readonly receipts: readonly Receipt[]
  /** Opens an import to be read differently; `null` when nothing may be changed. */
  readonly onChange: ((importId: number) => void) | null
}) {
  const text = words.data.receipts
  const count = (key: string, title: string, sign: string, part: (receipt: Receipt) => number) => ({
    key,
    title: (
      <>
        {sign && (
          <span className="sum-sign" aria-hidden="true">
            {sign}
          </span>
        )}
        {title}
      </>
    ),
    align: 'right' as const,
    cell: (receipt: Receipt) => formatCount(part(receipt)),
  })
  const parts = [
    ['rowsIn', text.rowsIn, '', (r: Receipt) => r.rowsIn],
    ['records', text.records, '=', (r: Receipt) => r.records],
    ['merged', text.merged, '+', (r: Receipt) => r.merged],
    ['excluded', text.excluded, '+', (r: Receipt) => r.excluded],
    ['problems', text.problems, '+', (r: Receipt) => r.problems],
  ] as const
  return (
    <DataTable
      caption={text.caption}
      columns={[
        {
          key: 'file',
          title: text.file,
          names: true,
          cell: (receipt) => (
            <>
              <span className="file-title">{receipt.title}</span>
              <span className="file-name">{receipt.file}</span>
              {onChange && receipt.dateOrder && <DateOrder receipt={receipt} dateOrder={receipt.dateOrder} />}
              <ReceiptFacts receipt={receipt} onChange={onChange && (() => onChange(receipt.id))} />
            </>
          ),
        },
        ...parts.map(([key, title, sign, part]) => count(key, title, sign, part)),
        {
          key: 'covers',
          title: text.covers,
          align: 'right' as const,
          cell: (receipt) =>
            receipt.dataFrom && receipt.dataThrough ? (
              <span className="covers">
                {dateWords(receipt.dataFrom)}
                <br />
                {dateWords(receipt.dataThrough)}
              </span>
            ) : (
              ''
            ),
        },
      ]}
      rows={receipts}
      keyOf={(receipt) => String(receipt.id)}
      footer={
        <tr>
          <th scope="row">{text.total}</th>
          {parts.map(([key, , , part]) => (
            <td key={key} className="right">
              {formatCount(sum(receipts, part))}
            </td>
          ))}
          <td />
        </tr>
      }
    />
  )
}

/** Bringing exports in: what each file is, what became of each row, how contacts were joined to customers, and what to bring next. */
export function DataScreen() {
  const { project } = useProject()
  const intake = useIntake()
  const busy = useWork()?.state === 'running'
  const imports = useAsk('data:imports', {})
  const [done, setDone] = useState<readonly Receipt[] | null>(null)
  const groups = useAsk('data:problem-groups', project.imports > 0 ? {} : null)
  const [changing, setChanging] = useState<number | null>(null)
  const ready = intake.waiting.filter(isReady)
  const blank = project.imports === 0 && intake.waiting.length === 0
  const importReady = async () => setDone(await importWaiting(words.data.waiting.work(plural(ready.length, 'file'))))
  return (
    <>
      {!project.readOnly && (
        <ScreenAction>
          {ready.length > 0 ? (
            <Button weight="primary" isDisabled={busy} onPress={importReady}>
              {words.data.waiting.action(plural(ready.length, 'file'))}
            </Button>
          ) : (
            !blank && (
              <Button weight="primary" isDisabled={busy} onPress={chooseFiles}>
                {words.data.choose}
              </Button>
            )
          )}
        </ScreenAction>
      )}
      <Answered asked={imports} until={<ScreenHeader title={words.data.title} sentence="" />}>
        {(receipts) => (
          <>
            <ScreenHeader
              title={words.data.title}
              sentence={
                receipts.length === 0
                  ? words.data.empty
                  : words.data.sentence(
                      plural(receipts.length, 'file'),
                      formatCount(sum(receipts, (receipt) => receipt.rowsIn)),
                    )
              }
            >
              {words.data.sub}
            </ScreenHeader>
            {intake.error && <Notice error={intake.error} />}
            {!project.readOnly && (
              <DropPlace small={!blank} button={blank ? 'primary' : ready.length > 0 ? 'plain' : null} />
            )}
            {intake.looking && <p role="status">{words.data.recognising}</p>}
            {intake.waiting.length > 0 && <WaitingFiles waiting={intake.waiting} />}
            <div role="status" className="done">
              {done?.some((receipt) => receipt.alreadyImported) &&
                `${done
                  .filter((receipt) => receipt.alreadyImported)
                  .map((receipt) => receipt.file)
                  .join(', ')}: ${words.data.receipts.already}`}
            </div>
            {!project.readOnly && <TakenBack />}
            {receipts.length > 0 && groups.state === 'value' && (
              <ProblemGroups groups={groups.value} onOpen={setChanging} />
            )}
            {receipts
              .filter(({ id }) => id === changing)
              .map((receipt) => (
                <ReadDifferently key={receipt.id} receipt={receipt} onClose={() => setChanging(null)} />
              ))}
            {receipts.length > 0 && (
              <section className="sheet section">
                <h2>{words.data.receipts.title}</h2>
                <Receipts receipts={receipts} onChange={project.readOnly ? null : setChanging} />
              </section>
            )}
            <ReadinessSection />
            {receipts.length > 0 && <IdentitySection />}
            {receipts.length > 0 && <ProblemTable receipts={receipts} />}
          </>
        )}
      </Answered>
    </>
  )
}
