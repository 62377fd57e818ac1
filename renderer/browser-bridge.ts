import type { Reply } from '../shared/base/refusal.ts'
import type { Appearance, Bridge, PickedFile, Progress, RecentProject, Unsaved } from '../shared/contract.ts'
import { isProjectName } from './project-name.ts'

/**
 * The bridge for a page in an ordinary browser, served by Proofbook on this machine: the same as the window's, over same-origin requests.
 * Chosen files are uploaded to the server's own folder, written ones are downloaded from it; both never leave the computer.
 */
export function connectBrowserBridge(): Bridge {
  const listeners = new Set<(task: string, progress: Progress) => void>()

  let held: Unsaved | null = null
  // A browser asks in words of its own.
  window.addEventListener('beforeunload', (event) => {
    if (held !== null) event.preventDefault()
  })

  const ask: Bridge['ask'] = async (channel, arg, options) => {
    const task = options?.task
    try {
      const response = await fetch('/ask', { method: 'POST', body: JSON.stringify({ channel, arg, task }) })
      return await readReply(response, (progress) => {
        if (task !== undefined) for (const listener of listeners) listener(task, progress)
      })
    } catch {
      return stopped
    }
  }

  return {
    shell: 'browser',
    ask,
    onProgress: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    cancel: (task) => {
      void fetch('/cancel', { method: 'POST', body: JSON.stringify({ task }) })
    },
    // A browser has its own menu and opens no files with a page.
    onCommand: () => () => {},
    recent: {
      list: async () => readValue<readonly RecentProject[]>(await fetch('/recent')),
      forget: (file) => post('/forget', { file }),
    },
    appearance: { kept: async () => keptAppearance(), keep: async (appearance) => keepAppearance(appearance) },
    holdOpen: (what) => {
      held = what
    },
    files: {
      pick: async (what) => upload(await chooseFiles(what), () => what),
      // A project is kept where projects are kept; anything else goes with the process.
      drop: (files) => upload(files as readonly File[], ({ name }) => (isProjectName(name) ? 'project' : 'exports')),
      place: (suggestedName) => post('/save-as', { what: 'project', suggestedName }),
      saveAs: (what, suggestedName) => post('/save-as', { what, suggestedName }),
      saveTogether: (wanted) => Promise.all(wanted.map((one) => post<PickedFile>('/save-as', one))),
      deliver: async (file) => {
        const link = document.createElement('a')
        link.href = `/download?file=${encodeURIComponent(file)}`
        link.download = ''
        link.click()
      },
    },
  }
}

const appearanceKey = 'proofbook-theme'

function keptAppearance(): Appearance {
  try {
    const kept = localStorage.getItem(appearanceKey)
    return kept === 'light' || kept === 'dark' ? kept : 'system'
  } catch {
    // A browser may keep nothing for anybody.
    return 'system'
  }
}

function keepAppearance(appearance: Appearance): void {
  if (appearance === 'system') localStorage.removeItem(appearanceKey)
  else localStorage.setItem(appearanceKey, appearance)
}

/** One line of JSON for each piece of progress, the last one the reply. */
async function readReply(response: Response, onProgress: (progress: Progress) => void): Promise<Reply<never>> {
  if (!response.body || !response.ok) return stopped
  let rest = ''
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return stopped
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const message = JSON.parse(line) as { readonly progress: Progress } | { readonly reply: Reply<never> }
      if ('reply' in message) return message.reply
      onProgress(message.progress)
    }
  }
}

const stopped: Reply<never> = {
  ok: false,
  error: { code: 'core-stopped', message: 'Proofbook is no longer running', hint: 'Start it again from the terminal.' },
}

const endings = {
  exports: '',
  project: '.proofbook',
  crosswalk: '.csv,.tsv,.txt,.gz',
  mapping: '.json',
  review: '.review',
  template: '.potx,.pptx',
} as const

/** The browser's own file chooser. Resolves with nothing when the person closes it. */
function chooseFiles(what: keyof typeof endings): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = what === 'exports'
    input.accept = endings[what]
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

async function upload(
  files: readonly File[],
  whatIs: (file: File) => keyof typeof endings,
): Promise<readonly PickedFile[]> {
  const picked: PickedFile[] = []
  for (const file of files) {
    const query = new URLSearchParams({ what: whatIs(file), name: file.name })
    const response = await fetch(`/upload?${query}`, { method: 'POST', body: file })
    picked.push(await readValue<PickedFile>(response))
  }
  return picked
}

const post = async <T>(path: string, body: unknown): Promise<T> =>
  readValue<T>(await fetch(path, { method: 'POST', body: JSON.stringify(body) }))

/** For what is asked of the shell itself: the value, or an error in words. */
async function readValue<T>(response: Response): Promise<T> {
  const reply = (await response.json()) as Reply<T>
  if (reply.ok) return reply.value
  throw new Error(`${reply.error.message}. ${reply.error.hint}`)
}
