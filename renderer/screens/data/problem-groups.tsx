import { useState } from 'react'
import { assertNever } from '../../../shared/base/assert.ts'
import { asSentence, formatCount, plural } from '../../../shared/base/format.ts'
import { fieldTitle } from '../../../shared/import/field-title.ts'
import type { ProblemGroup } from '../../../shared/import/problem-groups.ts'
import { type Told, tellMore } from '../../../shared/import/told.ts'
import { Button } from '../../parts/button.tsx'
import { ComboField } from '../../parts/combo-field.tsx'
import { currencies, timeZones, WordMeanings } from '../../parts/reading-editor.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useProject } from '../../project-context.ts'
import { readAgain } from '../../read-again.ts'
import { words } from '../../words/words.ts'
import { useWork } from '../../work.ts'
import { FileNeeded } from './read-again.tsx'

const text = words.data.groups

/** The control that answers a group of problems; what is told is kept until it is applied. */
function Answer({
  group,
  told,
  onTell,
  onOpen,
}: {
  readonly group: ProblemGroup
  readonly told: Told
  readonly onTell: (more: Told) => void
  readonly onOpen: () => void
}) {
  const { project } = useProject()
  const pick = { placeholder: words.data.pick }
  const { fix } = group
  switch (fix.kind) {
    case 'date-order':
      return (
        <SelectField
          {...pick}
          label={words.data.fields.dateOrder}
          value={told.dateOrder ?? null}
          options={Object.entries(words.data.dateOrders).map(([id, said]) => ({ id, text: said }))}
          onChange={(id) => onTell({ dateOrder: id as keyof typeof words.data.dateOrders })}
        />
      )
    case 'decimal':
      return (
        <SelectField
          {...pick}
          label={words.data.fields.decimal}
          value={told.decimal ?? null}
          options={Object.entries(words.data.decimals).map(([id, said]) => ({ id, text: said }))}
          onChange={(id) => onTell({ decimal: id as keyof typeof words.data.decimals })}
        />
      )
    case 'time-zone':
      return (
        <ComboField
          {...pick}
          label={words.data.fields.timeZone}
          value={told.corrected?.timeZone ?? null}
          options={timeZones(project.timeZone)}
          onChange={(timeZone) => onTell({ corrected: { timeZone } })}
        />
      )
    case 'currency':
      return (
        <ComboField
          {...pick}
          label={words.data.fields.currency}
          value={told.corrected?.currency ?? null}
          options={currencies(project.currency)}
          onChange={(currency) => onTell({ corrected: { currency } })}
        />
      )
    case 'words': {
      const meanings = told.words?.[fix.field] ?? {}
      return (
        <WordMeanings
          field={fix.field}
          title={fieldTitle(fix.field)}
          file={group.file}
          meanings={fix.meanings}
          values={group.values.map(({ value, count }) => ({ word: value, count, means: meanings[value] ?? null }))}
          onTell={onTell}
        />
      )
    }
    case 'column':
      return <Button onPress={onOpen}>{text.column}</Button>
    case 'encoding':
      return <Button onPress={onOpen}>{text.letters}</Button>
    case 'nothing':
      return <p className="quiet">{text.nothing}</p>
    default:
      return assertNever(fix)
  }
}

const answersHere = new Set<ProblemGroup['fix']['kind']>(['date-order', 'decimal', 'time-zone', 'currency', 'words'])

function Group({ group, onOpen }: { readonly group: ProblemGroup; readonly onOpen: (importId: number) => void }) {
  const { project } = useProject()
  const [told, setTold] = useState<Told>({})
  const [isNeeded, setIsNeeded] = useState(false)
  const busy = useWork()?.state === 'running'
  const apply = async (choose: boolean) => setIsNeeded((await readAgain(group, told, choose)) === 'file-needed')
  const count = plural(group.count, 'problem')
  const some = group.values.filter(({ value }) => value !== '').slice(0, 4)
  return (
    <li className="problem-group">
      <div>
        <p className="file-title">{asSentence(group.message)}</p>
        <p>
          {text.of(count, group.column)}
          {group.isCut && ` ${text.andMore}`}
        </p>
        <p className="file-name">{text.from(group.file, formatCount(group.firstLine))}</p>
        {some.length > 0 && group.fix.kind !== 'words' && (
          <p className="group-values">
            {some.map(({ value, line }) => (
              <code className="clipped" key={line}>
                {value}
              </code>
            ))}
          </p>
        )}
        {group.fix.kind === 'nothing' && <p className="hint">{asSentence(group.hint)}</p>}
      </div>
      <div className="group-answer">
        {project.readOnly ? (
          <p className="hint">{asSentence(group.hint)}</p>
        ) : (
          <>
            <Answer
              group={group}
              told={told}
              onTell={(more) => setTold((before) => tellMore(before, more))}
              onOpen={() => onOpen(group.importId)}
            />
            {answersHere.has(group.fix.kind) && (
              <Button
                aria-label={`${text.fix}: ${group.file}, ${group.column}`}
                isDisabled={busy || Object.keys(told).length === 0}
                onPress={() => apply(false)}
              >
                {text.fix}
              </Button>
            )}
            {isNeeded && <FileNeeded file={group.file} onChoose={() => apply(true)} />}
          </>
        )}
      </div>
    </li>
  )
}

/** What to put right: problems by their cause, each with the answer that makes it go away. */
export function ProblemGroups({
  groups,
  onOpen,
}: {
  readonly groups: readonly ProblemGroup[]
  readonly onOpen: (importId: number) => void
}) {
  if (groups.length === 0) return null
  return (
    <section className="sheet section">
      <h2>{text.title}</h2>
      <p className="quiet">{text.sub}</p>
      <ul className="problem-groups">
        {groups.map((group) => (
          <Group key={`${group.importId} ${group.column} ${group.code} ${group.count}`} group={group} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  )
}
