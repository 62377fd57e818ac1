import { useMemo, useState } from 'react'
import { formatCount, plural } from '../../../shared/base/format.ts'
import { type LogDetail, type LogEntry, type LogKind, logKinds } from '../../../shared/log/entry.ts'
import { askCore, shell } from '../../ask.ts'
import { fileSlug } from '../../export-deck.ts'
import { Answered } from '../../parts/answered.tsx'
import { Button } from '../../parts/button.tsx'
import { type ListColumn, ListTable } from '../../parts/list-table.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useProject } from '../../project-context.ts'
import { PersonForm } from '../../review/person-form.tsx'
import { useAsk } from '../../use-ask.ts'
import { logWords as text } from '../../words/review-words.ts'
import { runWork } from '../../work.ts'

const most = 10_000

const detailWords = ({ about, before, after }: LogDetail): string =>
  before === null ? `${about}: ${after ?? ''}` : `${about}: ${before} → ${after ?? '–'}`

const when = ({ at }: LogEntry): string => new Date(at * 1000).toISOString().slice(0, 16).replace('T', ' ')

function columnsOf(): readonly ListColumn<LogEntry>[] {
  const column = (
    id: keyof typeof text.columns,
    width: number,
    say: (entry: LogEntry) => string,
    more: Partial<ListColumn<LogEntry>> = {},
  ): ListColumn<LogEntry> => ({ id, title: text.columns[id], width, cell: say, text: say, rank: say, ...more })
  return [
    column('n', 44, ({ n }) => String(n), { rank: ({ n }) => n, align: 'right' }),
    column('when', 136, when, { rank: ({ at, n }) => at + n / 1e9 }),
    column('who', 96, ({ who }) => who),
    column('what', 264, ({ what }) => what, { grows: true }),
    column('kind', 108, ({ kind }) => text.kinds[kind]),
    column('details', 224, ({ details }) => details.map(detailWords).join(' · '), { grows: true }),
  ]
}

/** Everything that was done to the project: found by typing, of one kind or all, copied or saved. */
export function ProjectLog() {
  const { project } = useProject()
  const [kind, setKind] = useState<LogKind | 'all'>('all')
  const [saved, setSaved] = useState<string | null>(null)
  const columns = useMemo(columnsOf, [])
  const [page, setPage] = useState(0)
  const asked = useAsk('log:entries', { limit: most, offset: page * most, ...(kind !== 'all' && { kind }) })
  const save = async () => {
    const picked = await shell().files.saveAs('csv', `${fileSlug(project.name)}-log.csv`)
    if (!picked) return
    const written = await runWork(text.saving, (task) => askCore('log:save', { file: picked.file }, { task }))
    if (written === null) return
    await shell().files.deliver(written.file)
    setSaved(written.name)
  }
  return (
    <>
      <section className="sheet section">
        <h2>{text.what}</h2>
        <p className="quiet">{text.about}</p>
        <Answered asked={asked}>
          {({ entries, kinds, head, total }) => (
            <>
              <ListTable tall label={text.what} columns={columns} items={entries} idOf={({ n }) => String(n)}>
                <SelectField
                  label={text.kind}
                  labelled="beside"
                  value={kind}
                  options={[
                    { id: 'all', text: text.all },
                    ...logKinds.filter((one) => (kinds[one] ?? 0) > 0).map((id) => ({ id, text: text.kinds[id] })),
                  ]}
                  onChange={(id) => {
                    setKind(id as LogKind | 'all')
                    setPage(0)
                  }}
                />
              </ListTable>
              {total > most && (
                <div className="actions">
                  <Button isDisabled={page === 0} onPress={() => setPage(page - 1)}>
                    {text.newer}
                  </Button>
                  <Button isDisabled={(page + 1) * most >= total} onPress={() => setPage(page + 1)}>
                    {text.older}
                  </Button>
                  <span className="quiet" role="status">
                    {text.page(
                      formatCount(page * most + 1),
                      formatCount(page * most + entries.length),
                      formatCount(total),
                    )}
                  </span>
                </div>
              )}
              <div className="actions">
                <Button onPress={() => void save()}>{text.save}</Button>
                {saved !== null && (
                  <span className="quiet" role="status">
                    {text.saved(saved)}
                  </span>
                )}
              </div>
              <p className="quiet">
                {text.head(plural(head.count, 'entry', 'entries'))} <code>{head.hash.slice(0, 16)}</code>
              </p>
            </>
          )}
        </Answered>
      </section>
      <section className="sheet section">
        <h2>{text.me}</h2>
        <p>{text.meLead}</p>
        <PersonForm />
      </section>
    </>
  )
}
