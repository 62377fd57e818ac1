import type { ClosedProject, ProjectInfo, ProjectNotice } from '../../shared/contract.ts'
import { askCore } from '../ask.ts'
import { useClosed } from '../close-project.ts'
import { useProject } from '../project-context.ts'
import { refreshAnswers } from '../use-ask.ts'
import { projectWords } from '../words/project-words.ts'
import { givenUp, runWork, useWork } from '../work.ts'
import { momentWords } from './backup-table.tsx'
import { Button } from './button.tsx'

/** What a person should know of how a project was found or left, in words; moments in a time zone. */
export function noticeWords(notice: ProjectNotice | ClosedProject, timeZone: string): string {
  const momentInWords = (iso: string): string => momentWords(iso, timeZone)
  const say = projectWords.notices
  switch (notice.kind) {
    case 'read-only':
      return say[notice.because]
    case 'shared-place':
      return say.sharedPlace(notice.place)
    case 'not-as-written':
      return say.notAsWritten(notice.faults.join('; '))
    case 'working-copy':
      return say.workingCopy(notice.place, notice.published === null ? null : momentInWords(notice.published))
    case 'published':
      return say.published(notice.of)
    case 'not-yet-shared':
      return say.notYetShared(notice.of)
    case 'unpublished':
      return say.unpublished[notice.because](notice.of)
    case 'conflict-saved':
      return say.conflictSaved(notice.of, notice.name)
    case 'also-open':
      return say.alsoOpen(notice.user, notice.host, momentInWords(notice.since))
    case 'conflicted-copies':
      return say.conflictedCopies(notice.names.join(', '))
    default:
      return say[notice.kind]
  }
}

/** Has somebody else changed the shared project meanwhile? */
export const isContested = ({ notices }: ProjectInfo): boolean =>
  notices.some((one) => one.kind === 'unpublished' && one.because === 'changed')

/** Puts what was done so far into the shared folder. */
export function PublishButton() {
  const isBusy = useWork()?.state === 'running'
  const publish = async () => {
    await runWork(projectWords.notices.sharing, async (task) => {
      const reply = await askCore('project:publish', {}, { task })
      if (reply.ok) return reply
      // Two versions are shown side by side instead of being told of as work that failed.
      const now = await askCore('project:current', {})
      return now.ok && now.value !== null && isContested(now.value) ? givenUp : reply
    })
    refreshAnswers()
  }
  return (
    <Button weight="quiet" isDisabled={isBusy} onPress={publish}>
      {projectWords.notices.share}
    </Button>
  )
}

/** A quiet mark, wherever the person is, while work is on this computer only that belongs into a shared folder. */
export function NotYetShared() {
  const { project } = useProject()
  if (!project.notices.some(({ kind }) => kind === 'not-yet-shared')) return null
  return (
    <span className="not-yet-shared">
      <span>{projectWords.notices.mark}</span>
      <PublishButton />
    </span>
  )
}

/** What became of the shared project that was closed last, on the first screen. */
export function ClosedNote() {
  const closed = useClosed()
  if (closed === null) return null
  return (
    <p className={closed.kind === 'published' ? 'closed-note' : 'closed-note needs'} role="status">
      {noticeWords(closed, Intl.DateTimeFormat().resolvedOptions().timeZone)}
    </p>
  )
}
