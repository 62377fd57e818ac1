import type { Reply } from '../shared/base/refusal.ts'
import type { PickedFile, ProjectInfo } from '../shared/contract.ts'
import { askCore, shell } from './ask.ts'
import { askPassphrase } from './ask-passphrase.ts'
import { home, type Screen } from './location.ts'
import { askAgain, forgetAnswers } from './use-ask.ts'
import { goTo } from './use-place.ts'
import { words } from './words/words.ts'
import { givenUp, runWork } from './work.ts'

/** Makes or opens a project with its progress on view, and goes to a screen of it. Where that fails, the project that was open stays. */
export async function enterProject(
  title: string,
  screen: Screen,
  open: (task: string) => Promise<Reply<ProjectInfo>>,
  part: string | null = null,
): Promise<void> {
  if ((await runWork(title, open)) === null) return
  await askCore('project:unopened', { forget: true })
  goTo({ ...home, screen, part })
  forgetAnswers()
}

/** Opens a project that a person chose, dropped on the window, or opened from outside it. */
export const openPicked = (picked: PickedFile): Promise<void> =>
  enterProject(words.firstRun.open.work, 'answers', openingOf(picked, false))

function openingOf({ file, name }: PickedFile, forReview: boolean): (task: string) => Promise<Reply<ProjectInfo>> {
  const wanted = forReview ? { file, forReview } : { file }
  return async (task) => {
    let reply = await askCore('project:open', wanted, { task })
    // A locked one asks until the passphrase is right or the person gives up.
    while (!reply.ok && (reply.error.code === 'passphrase-needed' || reply.error.code === 'wrong-passphrase')) {
      const passphrase = await askPassphrase(name, reply.error.code === 'wrong-passphrase')
      if (passphrase === null) {
        await forgetUnopened()
        return givenUp
      }
      reply = await askCore('project:open', { ...wanted, passphrase }, { task })
    }
    if (reply.ok || reply.error.code === 'cancelled') return reply
    // Said with the backups of that very project, instead of as work that failed.
    const unopened = await askCore('project:unopened', {})
    askAgain('project:unopened')
    return unopened.ok && unopened.value !== null ? givenUp : reply
  }
}

/** Lets a person choose a project and opens it for reading only, where a review of it begins. */
export async function chooseForReview(): Promise<void> {
  const [picked] = await shell().files.pick('project')
  if (picked) await enterProject(words.firstRun.open.work, 'project', openingOf(picked, true), 'review')
}

/** Lets go of the project that could not be opened last. */
export async function forgetUnopened(): Promise<void> {
  await askCore('project:unopened', { forget: true })
  askAgain('project:unopened')
}

/** Lets a person choose a project and opens it. */
export async function chooseProject(): Promise<void> {
  const [picked] = await shell().files.pick('project')
  if (picked) await openPicked(picked)
}
