import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importFiles } from '../../electron/api/data.ts'
import { createProject } from '../../electron/api/project.ts'
import { writeSample } from '../../electron/api/sample.ts'
import { ensureDerived } from '../../electron/store/facts/derive.ts'
import type { WriteStore } from '../../electron/store/store.ts'
import type { Task } from '../../shared/contract.ts'

export const task: Task = { report: () => undefined, checkCancelled: () => undefined, breathe: () => Promise.resolve() }
export const today = '2026-11-22'
export const now = Date.parse(`${today}T00:00:00Z`) / 1000

/** A project of a small invented company, imported from its exports. */
export async function sharedProject(folder: string, customers = 120): Promise<WriteStore> {
  const { files } = await writeSample(join(folder, 'exports'), { customers })
  const store = createProject(join(folder, 'own.proofbook'), {
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    name: 'Own',
  })
  const exports = files.filter((file) => !file.endsWith('truth.json')).map((file) => ({ file }))
  await importFiles(store, exports, task, now)
  ensureDerived(store)
  return store
}

/** Every value that names somebody in the exports: people, addresses, companies, ids, subjects. */
export function personalValues(folder: string): Set<string> {
  const columns: Readonly<Record<string, readonly string[]>> = {
    'zendesk-tickets.csv': [
      'Requester',
      'Requester id',
      'Requester external id',
      'Requester email',
      'Submitter',
      'Assignee',
      'Subject',
      'Organization',
    ],
    'stripe-customers.csv': [
      'id',
      'Email',
      'Name',
      'Business Vat ID',
      'company_id (metadata)',
      'customer_number (metadata)',
    ],
    'stripe-subscriptions.csv': ['id', 'Customer ID', 'Customer Email', 'Customer Name'],
    'intercom-conversations.csv': [
      'Conversation ID',
      'Teammate currently assigned',
      'User email',
      'User ID',
      'User name',
      'Company ID',
      'Company name',
    ],
  }
  const values = new Set<string>()
  for (const [file, wanted] of Object.entries(columns)) {
    const [head, ...rows] = readFileSync(join(folder, 'exports', file), 'utf8')
      .trim()
      .split('\n')
      .map(
        (line) =>
          line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')) ?? [],
      ) as [string[], ...string[][]]
    for (const name of wanted) {
      const at = head.indexOf(name)
      if (at < 0) throw new Error(`${file} has no column ${name}`)
      for (const row of rows) if ((row[at] ?? '').trim().length >= 6) values.add((row[at] as string).trim())
    }
  }
  return values
}

/** Those of the values that stand somewhere in the bytes, in UTF-8 or UTF-16, whatever their case. */
export function foundIn(bytes: Buffer, values: Iterable<string>): string[] {
  // One character a byte: letters outside ASCII keep their case, as they would in a leak.
  const utf8 = bytes.toString('latin1').toLowerCase()
  const found: string[] = []
  for (const value of values) {
    const forms = (['utf8', 'utf16le'] as const).map((encoding) =>
      Buffer.from(value, encoding).toString('latin1').toLowerCase(),
    )
    if (forms.some((form) => utf8.includes(form))) found.push(value)
  }
  return found
}

/** All bytes of all files of a folder, one after the other. */
export function bytesOf(folder: string): Buffer {
  return Buffer.concat(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  )
}
