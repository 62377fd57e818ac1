import { useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { formatCount, formatQuarter, plural } from '../../../shared/base/format.ts'
import type { HiddenGroups, ShareReport, ShareWanted } from '../../../shared/privacy/share.ts'
import { usualLeastGroup } from '../../../shared/privacy/share.ts'
import { askCore, shell } from '../../ask.ts'
import { fileSlug } from '../../export-deck.ts'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/check.tsx'
import { CountTable } from '../../parts/count-table.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { PassphraseField } from '../../parts/passphrase-field.tsx'
import { TextBox } from '../../parts/text-box.tsx'
import { useProject } from '../../project-context.ts'
import { refreshAnswers } from '../../use-ask.ts'
import { privacyWords } from '../../words/privacy-words.ts'
import { runWork, useWork } from '../../work.ts'

const text = privacyWords.share
const kinds = ['review', 'whole'] as const
/** As the core asks for; it refuses a shorter one. */
const shortest = 12

interface Choices {
  readonly kind: ShareWanted['kind']
  readonly keepNames: boolean
  readonly withExports: boolean
  readonly least: string
}

const maybeLeast = (typed: string): number | null => {
  const least = Number(typed)
  return /^\d{1,4}$/.test(typed.trim()) && least >= 1 && least <= 1000 ? least : null
}

function wantedOf({ kind, keepNames, withExports, least }: Choices): ShareWanted | null {
  if (kind === 'whole') return { kind }
  const leastGroup = maybeLeast(least)
  return leastGroup === null ? null : { kind, keepNames, withExports, leastGroup }
}

function ChoicesView({ choices, onChoices }: { readonly choices: Choices; readonly onChoices: (to: Choices) => void }) {
  return (
    <>
      <RadioGroup
        className="segments"
        orientation="horizontal"
        value={choices.kind}
        onChange={(to) => onChoices({ ...choices, kind: to as Choices['kind'] })}
      >
        <Label className="unseen">{text.what}</Label>
        {kinds.map((kind) => (
          <Radio key={kind} value={kind} className="segment">
            {text.kinds[kind]}
            <span>{text.kindHints[kind]}</span>
          </Radio>
        ))}
      </RadioGroup>
      {choices.kind === 'review' && (
        <div className="share-choices">
          <Check
            label={text.keepNames}
            on={choices.keepNames}
            onChange={(keepNames) => onChoices({ ...choices, keepNames })}
          />
          <Check
            label={text.withExports}
            on={choices.withExports}
            onChange={(withExports) => onChoices({ ...choices, withExports })}
          />
          <TextBox
            label={text.least}
            value={choices.least}
            onChange={(least) => onChoices({ ...choices, least })}
            hint={text.leastHint}
            problem={maybeLeast(choices.least) === null ? text.leastWrong : null}
          />
        </div>
      )}
    </>
  )
}

interface Lock {
  readonly on: boolean
  readonly passphrase: string
  readonly again: string
}

/** What is wrong with the passphrase, or `null`. */
function faultOf({ on, passphrase, again }: Lock): 'short' | 'differ' | null {
  if (!on) return null
  if ([...passphrase].length < shortest) return 'short'
  return passphrase === again ? null : 'differ'
}

function LockView({ lock, onLock }: { readonly lock: Lock; readonly onLock: (to: Lock) => void }) {
  const letters = [...lock.passphrase].length
  return (
    <div className="share-choices">
      <Check label={text.lock} on={lock.on} onChange={(on) => onLock({ on, passphrase: '', again: '' })} />
      {lock.on && (
        <>
          <p className="quiet">{text.lockLead}</p>
          <PassphraseField
            label={text.passphrase}
            value={lock.passphrase}
            onChange={(passphrase) => onLock({ ...lock, passphrase })}
            hint={letters < shortest ? text.tooShort(shortest, letters) : text.long(letters)}
            focused
          />
          <PassphraseField
            label={text.again}
            value={lock.again}
            onChange={(again) => onLock({ ...lock, again })}
            problem={lock.again !== '' && faultOf(lock) === 'differ' ? text.differ : null}
          />
        </>
      )}
    </div>
  )
}

function Report({ report }: { readonly report: ShareReport }) {
  const hidden = report.hidden.filter(({ groups }) => groups > 0)
  const files = plural(report.exports.kept, 'file')
  const isReview = report.label !== null
  return (
    <section className="sheet section">
      <h2>{text.holds}</h2>
      <p className="quiet">{text.size(`${formatCount(Math.max(1, Math.round(report.bytes / 1024)))} KB`)}</p>
      <CountTable caption={text.holds} what={text.what2} many={text.rows} counts={report.holds} />
      <h3>{text.names}</h3>
      {report.replaced.length === 0 ? (
        <p>{text.namesKept}</p>
      ) : (
        <>
          <p>{text.namesReplaced}</p>
          <CountTable caption={text.names} what={text.what2} many={text.values} counts={report.replaced} />
        </>
      )}
      {isReview && (
        <>
          <h3>{text.hidden}</h3>
          {hidden.length === 0 ? (
            <p>{text.noneHidden}</p>
          ) : (
            <>
              <p>{text.hiddenLead}</p>
              <DataTable<HiddenGroups>
                caption={text.hidden}
                dense
                columns={[
                  { key: 'by', title: text.group, names: true, cell: (one) => one.by },
                  { key: 'groups', title: text.notTold, align: 'right', cell: (one) => formatCount(one.groups) },
                  { key: 'told', title: text.told, align: 'right', cell: (one) => formatCount(one.told) },
                ]}
                rows={hidden}
                keyOf={(one) => one.by}
              />
            </>
          )}
          {report.withheld !== null && (
            <p>
              {text.withheld(
                formatCount(report.withheld.heldBack),
                formatCount(report.withheld.numbers),
                formatQuarter(report.withheld.quarter),
              )}
            </p>
          )}
        </>
      )}
      <h3>{text.leftOut}</h3>
      {report.leftOut.length === 0 ? (
        <p>{text.nothingLeftOut}</p>
      ) : (
        <CountTable caption={text.leftOut} what={text.what2} many={text.rows} counts={report.leftOut} />
      )}
      {report.exports.kept > 0 && <p>{report.exports.taken ? text.exports(files) : text.exportsLeft(files)}</p>}
    </section>
  )
}

/** Gives the project to somebody else: what to give, what it would hold, and where to write it. */
export function ProjectShare() {
  const { project } = useProject()
  const busy = useWork()?.state === 'running'
  const [choices, setChoices] = useState<Choices>({
    kind: 'review',
    keepNames: false,
    withExports: false,
    least: String(usualLeastGroup),
  })
  const [lock, setLock] = useState<Lock>({ on: false, passphrase: '', again: '' })
  const [shown, setShown] = useState<{ readonly report: ShareReport; readonly of: Choices } | null>(null)
  const [said, setSaid] = useState('')
  const wanted = wantedOf(choices)
  const isCurrent = shown !== null && JSON.stringify(shown.of) === JSON.stringify(choices)
  const show = async () => {
    if (wanted === null) return
    setSaid('')
    const report = await runWork(text.showing, (task) => askCore('share:preview', wanted, { task }))
    if (report) setShown({ report, of: choices })
  }
  const write = async () => {
    if (wanted === null || faultOf(lock) !== null) return
    const ending = choices.kind === 'review' ? '-for-review' : '-copy'
    const picked = await shell().files.saveAs('copy', `${fileSlug(project.name)}${ending}.proofbook`)
    if (picked === null) return
    const passphrase = lock.on ? { passphrase: lock.passphrase } : {}
    const copy = await runWork(text.writing, (task) =>
      askCore('share:write', { ...wanted, ...passphrase, file: picked.file }, { task }),
    )
    if (!copy) return
    setLock({ on: false, passphrase: '', again: '' })
    setSaid(text.done(copy.name))
    refreshAnswers()
    await shell().files.deliver(copy.file)
  }
  return (
    <>
      <section className="sheet section">
        <h2>{text.what}</h2>
        <ChoicesView choices={choices} onChoices={setChoices} />
        <LockView lock={lock} onLock={setLock} />
        <div className="share-actions">
          <Button isDisabled={busy || wanted === null} onPress={show}>
            {text.show}
          </Button>
          <Button weight="primary" isDisabled={busy || !isCurrent || faultOf(lock) !== null} onPress={write}>
            {text.write}
          </Button>
        </div>
        <p className="done" role="status">
          {said || (shown !== null && !isCurrent ? text.changed : '')}
        </p>
      </section>
      {shown !== null && isCurrent && <Report report={shown.report} />}
    </>
  )
}
