import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Reply } from '../shared/base/refusal.ts'
import { isChannel } from '../shared/channels.ts'
import type {
  Appearance,
  Bridge,
  File as DroppedFile,
  PickedFile,
  Progress,
  RecentProject,
  ShellCommand,
} from '../shared/contract.ts'

/** Sends to the main process and gives back its reply; a main process that is gone or refuses is a reply too. */
const send = async (channel: string, ...args: unknown[]): Promise<Reply<never>> => {
  try {
    return await ipcRenderer.invoke(channel, ...args)
  } catch (error) {
    return { ok: false, error: { code: 'core-stopped', message: String(error), hint: 'Start Proofbook again.' } }
  }
}

/** For what is asked of the shell itself: the value, or an error in words. */
const value = async <T>(channel: string, ...args: unknown[]): Promise<T> => {
  const reply: Reply<T> = await send(channel, ...args)
  if (reply.ok) return reply.value
  throw new Error(`${reply.error.message}. ${reply.error.hint}`)
}

const progressListeners = new Set<(task: string, progress: Progress) => void>()
ipcRenderer.on('proofbook:progress', (_event, task: string, progress: Progress) => {
  for (const listener of progressListeners) listener(task, progress)
})
const commandListeners = new Set<(command: ShellCommand) => void>()
ipcRenderer.on('proofbook:command', (_event, command: ShellCommand) => {
  for (const listener of commandListeners) listener(command)
})

const bridge: Bridge = {
  shell: 'electron',
  ask: (channel, arg, options) =>
    isChannel(channel)
      ? send('proofbook:ask', channel, arg, options?.task)
      : Promise.resolve({
          ok: false,
          error: { code: 'forbidden', message: `no such question: ${channel}`, hint: 'Reload the window.' },
        }),
  onProgress: (listener) => {
    progressListeners.add(listener)
    return () => progressListeners.delete(listener)
  },
  cancel: (task) => void send('proofbook:cancel', task),
  onCommand: (listener) => {
    commandListeners.add(listener)
    return () => commandListeners.delete(listener)
  },
  recent: {
    list: () => value<readonly RecentProject[]>('proofbook:recent'),
    forget: (file) => value<void>('proofbook:forget', file),
  },
  appearance: {
    kept: () => value<Appearance>('proofbook:appearance'),
    keep: (appearance) => value<void>('proofbook:keep-appearance', appearance),
  },
  holdOpen: (what) => void send('proofbook:hold-open', what),
  files: {
    pick: (what) => value<readonly PickedFile[]>('proofbook:pick', what),
    drop: (files) =>
      value<readonly PickedFile[]>(
        'proofbook:drop',
        files.map((file: DroppedFile) => webUtils.getPathForFile(file as never)).filter((path) => path !== ''),
      ),
    place: (suggestedName) => value<PickedFile>('proofbook:place', suggestedName),
    saveAs: (what, suggestedName) => value<PickedFile | null>('proofbook:save-as', what, suggestedName),
    saveTogether: (wanted) => value<readonly PickedFile[] | null>('proofbook:save-together', wanted),
    deliver: (file) => value<void>('proofbook:deliver', file),
  },
}

contextBridge.exposeInMainWorld('proofbook', bridge)
