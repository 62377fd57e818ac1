import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

// Electron's own checklist for secure apps, all twenty items, and which test holds each. Where a guard can be lost in a change, a broken build shows that
// the test would see it.

interface Item {
  readonly item: string
  /** The file of the test and its name there. */
  readonly test: readonly [file: string, name: string]
  /** Broken builds that lack a guard of this item, as they are called in `broken-builds.exploit.test.ts`. */
  readonly broken?: readonly string[]
}

const window = 'window.exploit.test.ts'
const letter = [window, 'is set up to the letter'] as const
const bridge = [window, 'has no Node, no Electron and nothing beyond the agreed bridge'] as const
const nowhere = [window, 'goes nowhere and opens nothing'] as const

const checklist: readonly Item[] = [
  {
    item: '1 Only load secure content',
    test: ['node-network.exploit.test.ts', '%s holds only those that were looked at'],
    broken: ['the request filter', 'the filter’s host check'],
  },
  { item: '2 Do not enable Node.js integration', test: bridge, broken: ['the ban on Node'] },
  { item: '3 Enable context isolation', test: letter, broken: ['context isolation'] },
  { item: '4 Enable process sandboxing', test: letter, broken: ['the sandbox', 'the process sandbox'] },
  {
    item: '5 Handle session permission requests',
    test: [window, 'grants no permission and no device'],
    broken: ['the denial of permissions', 'the check of who copies', 'the denial of devices'],
  },
  { item: '6 Do not disable webSecurity', test: letter, broken: ['web security'] },
  {
    item: '7 Define a Content Security Policy',
    test: [window, 'runs nothing that got into the page as text'],
    broken: ['the security policy', 'the policy’s default', 'the policy on scripts', 'the policy on connections'],
  },
  { item: '8 Do not enable allowRunningInsecureContent', test: letter, broken: ['the ban on insecure content'] },
  { item: '9 Do not enable experimental features', test: letter, broken: ['the ban on experiments'] },
  { item: '10 Do not use enableBlinkFeatures', test: letter, broken: ['the choice of Blink’s features'] },
  { item: '11 Do not use allowpopups for WebViews', test: letter, broken: ['the ban on webviews'] },
  { item: '12 Verify WebView options', test: nowhere, broken: ['the refusal of webviews'] },
  {
    item: '13 Disable or limit navigation',
    test: nowhere,
    broken: ['the navigation lock', 'the lock on redirects', 'the lock on frames'],
  },
  { item: '14 Disable or limit creation of new windows', test: nowhere, broken: ['the denial of windows'] },
  {
    item: '15 Do not use shell.openExternal with untrusted content',
    test: ['node-network.exploit.test.ts', 'ipcMain, webRequest and the shell have one caller each'],
    broken: ['the bound on handing over'],
  },
  {
    item: '16 Use a current version of Electron',
    test: ['electron-fixes.test.ts', 'is not older than the fix of %s'],
  },
  {
    item: '17 Validate the sender of all IPC messages',
    test: [window, 'hears only the page itself'],
    broken: ['the sender check', 'the check for frames in frames', 'the sender’s host'],
  },
  {
    item: '18 Avoid usage of the file:// protocol',
    test: [
      'page-files.exploit.test.ts',
      'has a policy that was agreed on: a change here is a change of what the page may do',
    ],
    broken: ['the refusal of schemes'],
  },
  {
    item: '19 Check which fuses you can change',
    test: ['../electron/packaging/fuses.test.ts', 'are all nine burnt into the program that is packed for %s'],
  },
  {
    item: '20 Do not expose Electron APIs to untrusted web content',
    test: bridge,
    broken: ['the bridge’s narrowness'],
  },
]

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')

describe('Electron’s checklist', () => {
  it('has twenty items, each once', () => {
    expect(checklist.map(({ item }) => Number.parseInt(item, 10))).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  })

  it.each(checklist)('$item', ({ test: [file, name], broken = [] }) => {
    expect(read(file)).toContain(`'${name}'`)
    const builds = read('broken-builds.exploit.test.ts')
    for (const lost of broken) expect(builds).toContain(`'${lost}'`)
  })
})
