import type { Argument } from '../../shared/contract.ts'
import type { LogEntry } from '../../shared/log/entry.ts'
import { askCore } from '../ask.ts'
import { useProject } from '../project-context.ts'
import { forgetAnswers, refreshAnswers, useAsk } from '../use-ask.ts'
import { projectWords } from '../words/project-words.ts'
import { runWork, useWork } from '../work.ts'
import { Answered } from './answered.tsx'
import { momentWords } from './backup-table.tsx'
import { Button } from './button.tsx'
import { DataTable } from './data-table.tsx'
import { isContested } from './shared-notices.tsx'

const text = projectWords.notices.conflict
const mostShown = 12

function Version({ title, entries }: { readonly title: string; readonly entries: readonly LogEntry[] }) {
  const { project } = useProject()
  const newest = entries.toReversed().slice(0, mostShown)
  return (
    <div>
      <h3>{title}</h3>
      {newest.length === 0 ? (
        <p className="quiet">{text.nothing}</p>
      ) : (
        <DataTable<LogEntry>
          caption={title}
          columns={[
            { key: 'what', title: text.what, names: true, cell: ({ what }) => what },
            { key: 'who', title: text.who, cell: ({ who }) => who },
            {
              key: 'when',
              title: text.when,
              cell: ({ at }) => momentWords(new Date(at * 1000).toISOString(), project.timeZone),
            },
          ]}
          rows={newest}
          keyOf={({ hash }) => hash}
        />
      )}
      {entries.length > mostShown && <p className="quiet">{text.more(entries.length - mostShown)}</p>}
    </div>
  )
}

/** Two versions of a project in a shared folder, each by what was done in it since they parted, and the choice between them; nothing while there is one. */
export function SharedConflict() {
  const { project } = useProject()
  const areTwo = isContested(project)
  const asked = useAsk('project:compare', areTwo ? {} : null)
  const isBusy = useWork()?.state === 'running'
  if (!areTwo) return null
  const choose = async (keep: Argument<'project:choose'>['keep']) => {
    const chosen = await runWork(text.choosing, (task) => askCore('project:choose', { keep }, { task }))
    if (chosen === null) refreshAnswers()
    else forgetAnswers()
  }
  const choices = [
    ['ours', text.keepOurs],
    ['theirs', text.keepTheirs],
    ['both', text.keepBoth],
  ] as const
  return (
    <Answered asked={asked}>
      {({ of, since, ours, theirs }) => (
        <section className="sheet section conflict" aria-label={text.title(of)}>
          <h2>{text.title(of)}</h2>
          <p>{text.lead(since === null ? null : momentWords(since, project.timeZone))}</p>
          <div className="conflict-versions">
            <Version title={text.ours} entries={ours} />
            <Version title={text.theirs} entries={theirs} />
          </div>
          <p className="quiet">{text.after}</p>
          <div className="conflict-choices">
            {choices.map(([keep, title]) => (
              <Button key={keep} isDisabled={isBusy} onPress={() => choose(keep)}>
                {title}
              </Button>
            ))}
          </div>
        </section>
      )}
    </Answered>
  )
}
