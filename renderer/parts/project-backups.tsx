import { useState } from 'react'
import { formatNumber } from '../../shared/base/format.ts'
import type { BackupLine } from '../../shared/contract.ts'
import { askCore } from '../ask.ts'
import { dayWords, useProject } from '../project-context.ts'
import { forgetAnswers, refreshAnswers, useAsk } from '../use-ask.ts'
import { runWork, useWork } from '../work.ts'
import { Answered } from './answered.tsx'
import { Button } from './button.tsx'
import { DataTable } from './data-table.tsx'
import { projectWords } from './project-words.ts'

const text = projectWords.backups

/** Copies of the project as it was: what each was made before, how large it is, and a way back to it that can itself be taken back. */
export function ProjectBackups() {
  const { project } = useProject()
  const asked = useAsk('project:backups', {})
  const isBusy = useWork()?.state === 'running'
  const [chosen, setChosen] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const when = ({ at }: BackupLine): string => {
    const instant = Date.parse(at)
    const time = new Intl.DateTimeFormat('en-GB', { timeZone: project.timeZone, hour: '2-digit', minute: '2-digit' })
    return `${dayWords(project, instant / 1000)}, ${time.format(instant)}`
  }
  const make = async () => {
    const made = await runWork(text.making, (task) => askCore('project:back-up', {}, { task }))
    if (made === null) return
    refreshAnswers()
    setSaid(text.made)
  }
  const restore = async (backup: BackupLine) => {
    setChosen(null)
    const restored = await runWork(text.restoring, (task) =>
      askCore('project:restore', { name: backup.name }, { task }),
    )
    if (restored === null) return
    forgetAnswers()
    setSaid(text.restored(when(backup)))
  }
  return (
    <section className="sheet section">
      <h2>{text.title}</h2>
      <p>{text.lead}</p>
      <p className="done" role="status">
        {said}
      </p>
      {!project.readOnly && (
        <Button isDisabled={isBusy} onPress={make}>
          {text.make}
        </Button>
      )}
      <Answered asked={asked}>
        {(backups) =>
          backups.length === 0 ? (
            <p className="quiet">{text.none}</p>
          ) : (
            <DataTable<BackupLine>
              caption={text.title}
              columns={[
                { key: 'when', title: text.when, names: true, cell: when },
                { key: 'why', title: text.why, cell: ({ why }) => text.reasons[why] },
                { key: 'size', title: text.size, cell: ({ bytes }) => text.megabytes(formatNumber(bytes / 1e6, 1)) },
                {
                  key: 'restore',
                  title: text.back,
                  cell: (backup) =>
                    chosen === backup.name ? (
                      <>
                        <span>{text.sure} </span>
                        <Button weight="quiet" onPress={() => restore(backup)}>
                          {text.yes}
                        </Button>
                        <Button weight="quiet" onPress={() => setChosen(null)}>
                          {text.no}
                        </Button>
                      </>
                    ) : (
                      <Button
                        weight="quiet"
                        isDisabled={isBusy || project.readOnly}
                        aria-label={text.restoreOf(when(backup))}
                        onPress={() => setChosen(backup.name)}
                      >
                        {text.restore}
                      </Button>
                    ),
                },
              ]}
              rows={backups}
              keyOf={({ name }) => name}
            />
          )
        }
      </Answered>
    </section>
  )
}
