import { useState } from 'react'
import type { BackupLine } from '../../../shared/contract.ts'
import { askCore } from '../../ask.ts'
import { Answered } from '../../parts/answered.tsx'
import { BackupTable } from '../../parts/backup-table.tsx'
import { Button } from '../../parts/button.tsx'
import { useProject } from '../../project-context.ts'
import { forgetAnswers, refreshAnswers, useAsk } from '../../use-ask.ts'
import { projectWords } from '../../words/project-words.ts'
import { runWork, useWork } from '../../work.ts'

const text = projectWords.backups

/** Copies of the project as it was, and a way back to each that can itself be taken back. */
export function ProjectBackups() {
  const { project } = useProject()
  const asked = useAsk('project:backups', {})
  const isBusy = useWork()?.state === 'running'
  const [said, setSaid] = useState('')
  const make = async () => {
    const made = await runWork(text.making, (task) => askCore('project:back-up', {}, { task }))
    if (made === null) return
    refreshAnswers()
    setSaid(text.made)
  }
  const restore = async ({ name }: BackupLine, when: string) => {
    const restored = await runWork(text.restoring, (task) => askCore('project:restore', { name }, { task }))
    if (restored === null) return
    forgetAnswers()
    setSaid(text.restored(when))
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
            <BackupTable
              backups={backups}
              timeZone={project.timeZone}
              isDisabled={isBusy || project.readOnly}
              restore={restore}
            />
          )
        }
      </Answered>
    </section>
  )
}
