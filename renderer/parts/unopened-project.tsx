import type { UnopenedProject } from '../../shared/contract.ts'
import { askCore } from '../ask.ts'
import { enterProject, forgetUnopened, openPicked } from '../open-project.ts'
import { useAsk } from '../use-ask.ts'
import { projectWords } from '../words/project-words.ts'
import { words } from '../words/words.ts'
import { useWork } from '../work.ts'
import { BackupTable } from './backup-table.tsx'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

const text = projectWords.unopened

function Backups({ file, backups }: UnopenedProject) {
  const isBusy = useWork()?.state === 'running'
  if (backups.length === 0) return <p className="quiet">{text.noBackups}</p>
  return (
    <div className="sheet section">
      <p>{text.backups}</p>
      <BackupTable
        backups={backups}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
        isDisabled={isBusy}
        restore={({ name }) =>
          enterProject(projectWords.backups.restoring, 'answers', (task) =>
            askCore('project:restore', { file, name }, { task }),
          )
        }
      />
    </div>
  )
}

/** The project that could not be opened last: why, and its backups, each with a way to it; nothing while there is none. */
export function Unopened() {
  const asked = useAsk('project:unopened', {})
  const isBusy = useWork()?.state === 'running'
  if (asked.state !== 'value' || asked.value === null) return null
  const unopened = asked.value
  const isLocked = unopened.error.code === 'passphrase-needed'
  return (
    <section className="unopened" aria-label={text.title(unopened.name)}>
      <Notice error={unopened.error}>
        <Button isDisabled={isBusy} onPress={() => openPicked(unopened)}>
          {isLocked ? text.unlock : words.tryAgain}
        </Button>
        <Button onPress={forgetUnopened}>{words.close}</Button>
      </Notice>
      {!isLocked && unopened.error.code !== 'not-a-project' && <Backups {...unopened} />}
    </section>
  )
}
