import type { StandInRun } from '../../e2e/stand-in/drive.ts'

/** What the page is given, name by name. A change here is a change of the attack surface. */
const surface: Readonly<Record<string, string>> = {
  'proofbook.shell': 'electron',
  'proofbook.ask': 'function',
  'proofbook.onProgress': 'function',
  'proofbook.cancel': 'function',
  'proofbook.onCommand': 'function',
  'proofbook.recent.list': 'function',
  'proofbook.recent.forget': 'function',
  'proofbook.appearance.kept': 'function',
  'proofbook.appearance.keep': 'function',
  'proofbook.holdOpen': 'function',
  'proofbook.files.pick': 'function',
  'proofbook.files.drop': 'function',
  'proofbook.files.saveAs': 'function',
  'proofbook.files.saveTogether': 'function',
  'proofbook.files.place': 'function',
  'proofbook.files.deliver': 'function',
}

/** Looks for Node, for Electron, and for anything more than the bridge that was agreed on. */
export async function reachNode(run: StandInRun): Promise<readonly string[]> {
  const { globals, found, changeable } = await run.page.evaluate(() => {
    const walked: Record<string, string> = {}
    const loose: string[] = []
    const walk = (path: string, value: unknown) => {
      if (typeof value === 'object' && value !== null) {
        if (!Object.isFrozen(value)) loose.push(path)
        for (const key of Reflect.ownKeys(value)) walk(`${path}.${String(key)}`, Reflect.get(value, key))
      } else {
        walked[path] = typeof value === 'string' ? value : typeof value
      }
    }
    const scope = globalThis as unknown as Record<string, unknown>
    walk('proofbook', scope.proofbook)
    const names = [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      '__dirname',
      'electron',
      'ipcRenderer',
      '__standIn',
    ]
    return { globals: names.filter((name) => name in scope), found: walked, changeable: loose }
  })
  const more = Object.entries(found).filter(([name, kind]) => surface[name] !== kind)
  const less = Object.keys(surface).filter((name) => !(name in found))
  return [
    ...globals.map((name) => `${name} is there`),
    ...changeable.map((path) => `${path} can be changed`),
    ...more.map(([name, kind]) => `${name}: ${kind} was not agreed on`),
    ...less.map((name) => `${name} is missing`),
  ]
}
