import { type IpcMainInvokeEvent, ipcMain, type WebFrameMain } from 'electron'
import { Refusal, type Reply } from '../../shared/base/refusal.ts'
import type { Appearance, PickedFile, Unsaved } from '../../shared/contract.ts'
import { replyTo } from '../core/reply-to.ts'
import type { FileTokens } from '../shell/file-tokens.ts'
import type { OwnProjects } from '../shell/own-projects.ts'
import type { RecentProjects } from '../shell/recent-projects.ts'
import type { Relay } from '../shell/relay.ts'
import { type AskForFiles, tokensForDropped } from './ask-for-files.ts'
import { pageHost, pageScheme } from './lockdown.ts'
import { isAppearance } from './window-state.ts'

/** Hears what windows send and answers it. Everything goes through `hear`, the only caller of `ipcMain`, which knows its sender first. */
export function answerWindow(shell: {
  readonly relay: Relay
  readonly tokens: FileTokens
  readonly recent: RecentProjects
  readonly askForFiles: AskForFiles
  readonly ownProjects: OwnProjects
  /** Shows a file in its folder. */
  readonly show: (path: string) => void
  readonly appearance: () => Appearance
  readonly keepAppearance: (appearance: Appearance) => Promise<void>
  readonly holdOpen: (what: Unsaved | null) => void
}): void {
  const { relay, tokens, recent, askForFiles, ownProjects } = shell
  hear('proofbook:ask', (event, channel, arg, task) =>
    relay.ask({
      channel,
      arg,
      task,
      onProgress: (name, progress) => {
        if (!event.sender.isDestroyed()) event.sender.send('proofbook:progress', name, progress)
      },
    }),
  )
  hear('proofbook:cancel', (_event, task) => relay.cancel(task))
  hear('proofbook:recent', () => recent.list())
  hear('proofbook:forget', (_event, file) => recent.forget(file === undefined ? undefined : String(file)))
  hear('proofbook:appearance', () => shell.appearance())
  hear('proofbook:keep-appearance', (_event, appearance) => {
    if (!isAppearance(appearance)) throw new Refusal('bad-value', 'no such appearance', 'Reload the window.')
    return shell.keepAppearance(appearance)
  })
  hear('proofbook:hold-open', (_event, what) => shell.holdOpen(what === 'work' || what === 'text' ? what : null))
  hear('proofbook:pick', (_event, what) => askForFiles.pick(what))
  hear('proofbook:save-as', (_event, what, suggestedName) => askForFiles.saveAs(what, suggestedName))
  hear('proofbook:save-together', (_event, wanted) => askForFiles.saveTogether(wanted))
  hear('proofbook:place', (_event, suggestedName) => ownProjects.place(suggestedName))
  hear('proofbook:drop', (_event, paths): Promise<readonly PickedFile[]> => tokensForDropped(paths, tokens))
  hear('proofbook:deliver', (_event, token) => shell.show(tokens.writtenPath(String(token))))
}

/** What the preload gets back: a value or a refusal, never a thrown error, of which Electron would pass on only the message. */
function hear(channel: string, listener: (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown): void {
  ipcMain.handle(channel, async (event, ...args: unknown[]): Promise<Reply<unknown>> => {
    try {
      if (!isPage(event.senderFrame))
        throw new Refusal('forbidden', 'asked from outside the window', 'Nothing was done.')
      const value = await listener(event, ...args)
      return channel === 'proofbook:ask' ? (value as Reply<unknown>) : { ok: true, value }
    } catch (error) {
      return replyTo(error)
    }
  })
}

/** Whether a frame is the page itself: alive, outermost, and from our own scheme and host (`origin` says `null` for a scheme of one's own). */
export function isPage(frame: WebFrameMain | null): boolean {
  if (!frame || frame.parent !== null || !URL.canParse(frame.url)) return false
  const { protocol, host } = new URL(frame.url)
  return protocol === `${pageScheme}:` && host === pageHost
}
