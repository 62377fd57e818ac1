import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

// Faults of Electron itself that reach an app built like ours, and the first releases without them. Looked up on the day below; nothing is asked for while
// tests run, so whoever raises the version looks again and dates the table anew.

const lookedUpOn = '2026-11-22'

const fixes: readonly { readonly fault: string; readonly what: string; readonly fixedIn: readonly string[] }[] = [
  {
    fault: 'CVE-2026-70604',
    what: 'another origin reads what a scheme of one’s own answers when it is not told to keep to CORS',
    fixedIn: ['42.0.0', '41.4.0', '40.9.3', '39.8.10'],
  },
  {
    fault: 'CVE-2026-70603',
    what: 'a zero byte in a path that is opened',
    fixedIn: ['42.0.0', '41.1.1', '40.9.0', '39.8.6'],
  },
  {
    fault: 'CVE-2026-70601',
    what: 'a page that overwrites functions of the language reaches into the bridge’s promises',
    fixedIn: ['42.0.0', '39.8.9'],
  },
  {
    fault: 'CVE-2025-55305',
    what: 'code beside the archive runs although the archive is proved',
    fixedIn: ['39.0.0', '35.7.5'],
  },
]

const { devDependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
const pinned: string = devDependencies.electron

const numbers = (version: string) => version.split('.').map(Number) as [number, number, number]

/** Whether a version has a fix: it is of the newest line that is named, or later, or in an older line at its fix or later. */
function hasFix(version: string, fixedIn: readonly string[]): boolean {
  const [major, minor, patch] = numbers(version)
  const lines = fixedIn.map(numbers)
  if (major > Math.max(...lines.map(([line]) => line))) return true
  return lines.some(([line, least, of]) => line === major && (minor > least || (minor === least && patch >= of)))
}

describe('the Electron that is pinned', () => {
  it('is one exact version', () => {
    expect(pinned).toMatch(/^\d+\.\d+\.\d+$/)
  })

  it.each(fixes.map(({ fault, what, fixedIn }) => [fault, what, fixedIn] as const))(
    'is not older than the fix of %s',
    (_fault, _what, fixedIn) => {
      expect(hasFix(pinned, fixedIn)).toBe(true)
    },
  )

  it('was held against this table on a day that is named; after a third of a year it says so', ({ annotate }) => {
    const days = Math.floor((Date.now() - Date.parse(lookedUpOn)) / 86_400_000)
    expect(Number.isFinite(days)).toBe(true)
    if (days > 120)
      return annotate(`Electron ${pinned} was looked up ${days} days ago: is it still supported?`, 'warning')
  })

  it.each([
    ['45.4.1', true],
    ['42.0.0', true],
    ['41.4.0', true],
    ['41.3.9', false],
    ['40.9.3', true],
    ['40.9.2', false],
    ['38.9.9', false],
  ])('a version such as %s has the fix of CVE-2026-70604: %s', (version, has) => {
    expect(hasFix(version, fixes[0]?.fixedIn ?? [])).toBe(has)
  })
})
