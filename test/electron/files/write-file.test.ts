import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { saveFile } from '../../../electron/files/write-file.ts'
import { Refusal } from '../../../shared/base/refusal.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofbook-save-'))
})
afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true })
})

const bytes = new TextEncoder().encode('whole')
const refusal = async (path: string): Promise<Refusal> => {
  const error = await saveFile(path, bytes).catch((e: unknown) => e)
  if (!(error instanceof Refusal)) throw new Error(`no refusal: ${String(error)}`)
  return error
}

/** Saves a million bytes in a process of its own that is first limited in some way; what it was answered. */
function saveInChild(first: string, shell: string): string {
  const script = `
    import { saveFile } from ${JSON.stringify(new URL('../../../electron/files/write-file.ts', import.meta.url).href)}
    ${first}
    await saveFile(${JSON.stringify(join(folder, 'case.pptx'))}, new Uint8Array(1_000_000)).catch((e) => console.log(e.name, e.code))
  `
  const { stdout } = spawnSync('sh', ['-c', `${shell} --input-type=module -e "$1"`, process.execPath, script], {
    encoding: 'utf8',
  })
  return stdout.trim()
}

describe('saveFile', () => {
  it('writes a file that its owner alone may read, and leaves nothing beside it', async () => {
    await saveFile(join(folder, 'case.pptx'), bytes)
    expect(readFileSync(join(folder, 'case.pptx'), 'utf8')).toBe('whole')
    expect(readdirSync(folder)).toEqual(['case.pptx'])
    if (process.platform !== 'win32') expect(statSync(join(folder, 'case.pptx')).mode & 0o777).toBe(0o600)
  })

  it('replaces a file as a whole', async () => {
    writeFileSync(join(folder, 'case.pptx'), 'older and longer')
    await saveFile(join(folder, 'case.pptx'), bytes)
    expect(readFileSync(join(folder, 'case.pptx'), 'utf8')).toBe('whole')
  })

  it('writes where a link leads, and keeps the link', async () => {
    writeFileSync(join(folder, 'real.pptx'), 'old')
    symlinkSync(join(folder, 'real.pptx'), join(folder, 'link.pptx'))
    await saveFile(join(folder, 'link.pptx'), bytes)
    expect(readFileSync(join(folder, 'real.pptx'), 'utf8')).toBe('whole')
    expect(readdirSync(folder).sort()).toEqual(['link.pptx', 'real.pptx'])
  })

  it('lets two writers of one file leave one whole file', async () => {
    const other = new TextEncoder().encode('other')
    await Promise.all([saveFile(join(folder, 'a'), bytes), saveFile(join(folder, 'a'), other)])
    expect(['whole', 'other']).toContain(readFileSync(join(folder, 'a'), 'utf8'))
    expect(readdirSync(folder)).toEqual(['a'])
  })

  it('refuses a folder that is not there', async () => {
    const { code, message, hint } = await refusal(join(folder, 'none/case.pptx'))
    expect(code).toBe('not-found')
    expect(message).toBe(`case.pptx can’t be written: the folder ${join(folder, 'none')} does not exist`)
    expect(hint).toBe('choose a folder that exists')
  })

  it('refuses a file in the place of the folder', async () => {
    writeFileSync(join(folder, 'file'), '')
    expect((await refusal(join(folder, 'file/case.pptx'))).code).toBe('not-found')
  })

  it('refuses a folder in the way', async () => {
    mkdirSync(join(folder, 'case.pptx'))
    expect((await refusal(join(folder, 'case.pptx'))).message).toContain('a folder of that name is in the way')
    expect(readdirSync(folder)).toEqual(['case.pptx'])
  })

  it('refuses a file that was made read-only, and leaves it as it was', async () => {
    writeFileSync(join(folder, 'case.pptx'), 'signed')
    chmodSync(join(folder, 'case.pptx'), 0o400)
    expect((await refusal(join(folder, 'case.pptx'))).code).toBe('read-only')
    expect(readFileSync(join(folder, 'case.pptx'), 'utf8')).toBe('signed')
    expect(readdirSync(folder)).toEqual(['case.pptx'])
  })

  it('refuses a name that is too long', async () => {
    expect((await refusal(join(folder, `${'x'.repeat(300)}.pptx`))).code).toBe('bad-value')
    expect(readdirSync(folder)).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('refuses a folder that may not be written', () => {
    chmodSync(folder, 0o500)
    // Nothing stops the superuser, so a child becomes nobody first.
    expect(saveInChild('if (process.getuid() === 0) process.setuid(65534)', 'exec "$0"')).toBe('Refusal read-only')
    expect(readdirSync(folder)).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('refuses a full disk, and leaves nothing behind', () => {
    writeFileSync(join(folder, 'case.pptx'), 'old')
    // A file may grow to eight blocks here, so the disk is as good as full.
    expect(saveInChild('', 'ulimit -f 8; exec "$0"')).toBe('Refusal disk-full')
    expect(readFileSync(join(folder, 'case.pptx'), 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['case.pptx'])
  })
})
