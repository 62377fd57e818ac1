import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../../shared/base/refusal.ts'
import type { Person } from '../../shared/contract.ts'
import { saveFile } from '../files/write-file.ts'

/** Whoever works on this computer, as the log and reviews name them. */
const person = z.strictObject({ name: z.string().max(200), role: z.string().max(200) })
const nobody: Person = { name: '', role: '' }
const fileName = 'person.json'

/** Who works on this computer; empty names when nobody has said so, or what was kept can't be read. */
export function readPerson(folder: string): Person {
  try {
    const kept = person.safeParse(JSON.parse(readFileSync(join(folder, fileName), 'utf8')))
    return kept.success ? kept.data : nobody
  } catch {
    return nobody
  }
}

/** Keeps who works on this computer; an empty name takes it back. */
export async function keepPerson(folder: string, { name, role }: Person): Promise<Person> {
  const kept = { name: tidy(name), role: tidy(role) }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await saveFile(join(folder, fileName), new TextEncoder().encode(`${JSON.stringify(kept)}\n`))
  return kept
}

/** A name in one line, without signs that steer how text is shown. */
function tidy(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (plain.length > 200) throw new Refusal('bad-value', 'the name is too long', 'use two hundred letters at most')
  return plain
}
