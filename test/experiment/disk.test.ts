import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../shared/stats/random.ts'
import { type CutWay, Disk, type DiskEvent } from './disk.ts'

const text = (files: ReadonlyMap<string, Buffer>) =>
  Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.toString()]))
const write = (path: string, at: number, bytes: string): DiskEvent => ({
  kind: 'write',
  path,
  at,
  bytes: Buffer.from(bytes),
})

function cut(events: readonly DiskEvent[], way: CutWay, seed = 1) {
  const disk = new Disk(new Map([['/f/a', Buffer.from('old')]]))
  for (const event of events) disk.apply(event)
  return text(disk.afterCut(way, seededRandom(seed)))
}

describe('a disk whose power is cut', () => {
  const newFile: readonly DiskEvent[] = [{ kind: 'create', path: '/f/b' }, write('/f/b', 0, 'new')]
  const renamed: DiskEvent = { kind: 'rename', path: '/f/b', to: '/f/a' }
  const synced = (path: string): DiskEvent => ({ kind: 'sync', path })

  it('may lose what was not synced, and may hold it', () => {
    expect(cut([write('/f/a', 0, 'new')], 'nothing more')).toEqual({ '/f/a': 'old' })
    expect(cut([write('/f/a', 0, 'new')], 'everything')).toEqual({ '/f/a': 'new' })
  })

  it('holds what was synced, whatever comes after', () => {
    const events = [write('/f/a', 0, 'new'), synced('/f/a'), write('/f/a', 3, 'er')]
    expect(cut(events, 'nothing more')).toEqual({ '/f/a': 'new' })
  })

  it('knows a new file only once its folder was synced', () => {
    expect(cut([...newFile, synced('/f/b')], 'nothing more')).toEqual({ '/f/a': 'old' })
    expect(cut([...newFile, synced('/f/b'), synced('/f')], 'nothing more')).toEqual({ '/f/a': 'old', '/f/b': 'new' })
  })

  it('holds the name of a file before its contents, when only the folder was synced', () => {
    expect(cut([...newFile, synced('/f')], 'nothing more')).toEqual({ '/f/a': 'old', '/f/b': '' })
  })

  it('renames whole or not at all', () => {
    const seen = new Set<string>()
    for (let seed = 0; seed < 40; seed += 1)
      seen.add(JSON.stringify(cut([...newFile, synced('/f/b'), synced('/f'), renamed], 'anything', seed)))
    expect([...seen].sort()).toEqual(['{"/f/a":"new"}', '{"/f/a":"old","/f/b":"new"}'])
  })

  it('tears a write at its sectors', () => {
    const seen = new Set<string>()
    for (let seed = 0; seed < 60; seed += 1) {
      const after = cut([write('/f/a', 0, 'x'.repeat(512) + 'y'.repeat(512))], 'anything', seed)['/f/a'] ?? ''
      seen.add(`${after.startsWith('xxxx') ? 'x' : '-'}${after.endsWith('yyyy') ? 'y' : '-'}`)
    }
    expect([...seen].sort()).toEqual(['--', '-y', 'x-', 'xy'])
  })

  it('reads nothing where a file was cut off and grew again', () => {
    const events = [
      write('/f/a', 0, 'abcdef'),
      { kind: 'cut', path: '/f/a', length: 2 } as const,
      write('/f/a', 4, 'z'),
    ]
    expect(cut(events, 'everything')).toEqual({ '/f/a': 'ab\0\0z' })
  })
})
