import { useSyncExternalStore } from 'react'
import type { ExportReport, FileRef } from '../shared/contract.ts'
import type { DeckLength } from '../shared/deck/plan-deck.ts'
import { askCore, shell } from './ask.ts'
import { inQuarter } from './project-context.ts'
import { refreshAnswers } from './use-ask.ts'
import { words } from './words/words.ts'
import { runWork } from './work.ts'

export type ExportKind = ExportReport['files'][number]['kind']
export const exportKinds: readonly ExportKind[] = ['deck', 'workbook', 'brief', 'pdf']

const endings: Readonly<Record<ExportKind, string>> = { deck: 'pptx', workbook: 'xlsx', brief: 'md', pdf: 'pdf' }

/** A project's name as a file's name begins with it: `northwind-home`. */
export function fileSlug(project: string): string {
  const base = project
    .replace(/\.proofbook$/i, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
  return base || 'proofbook'
}

/** The name a file is suggested to be saved under: `northwind-2026q3.pptx`. */
export function suggestedName(project: string, quarter: string | null, kind: ExportKind): string {
  return `${fileSlug(project)}${quarter ? `-${quarter.toLowerCase()}` : ''}.${endings[kind]}`
}

/** Asks once where the files are to be written, writes them, and hands them over. `null` when the person changed their mind or it was refused. */
export async function exportDeck(input: {
  readonly kinds: readonly ExportKind[]
  readonly quarter: string | null
  readonly project: string
  readonly length?: DeckLength
  /** A company's own template, whose colours, faces and logo the deck takes. */
  readonly template?: FileRef | undefined
}): Promise<ExportReport | null> {
  const { files } = shell()
  const picked = await files.saveTogether(
    input.kinds.map((what) => ({ what, suggestedName: suggestedName(input.project, input.quarter, what) })),
  )
  if (picked === null || picked.length === 0) return null
  setExported(null)
  const places: Partial<Record<ExportKind, FileRef>> = Object.fromEntries(
    input.kinds.map((kind, index) => [kind, picked[index]?.file]),
  )
  const report = await runWork(words.deck.work, (task) =>
    askCore(
      'deck:export',
      {
        ...inQuarter(input.quarter),
        ...places,
        ...(input.length && { length: input.length }),
        ...(input.template !== undefined && { template: input.template }),
      },
      { task },
    ),
  )
  // A browser has to be handed every file; a window shows the folder once, and each file on request.
  const handed = shell().shell === 'browser' ? (report?.files ?? []) : (report?.files ?? []).slice(0, 1)
  for (const file of handed) await files.deliver(file.file)
  setExported(report && { project: input.project, report })
  // What was exported is kept in the project: the changes since, and the list of exports.
  if (report !== null) refreshAnswers()
  return report
}

let exported: { readonly project: string; readonly report: ExportReport } | null = null
const listeners = new Set<() => void>()

function setExported(next: typeof exported): void {
  exported = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What was exported last of a project, wherever it was asked for; `null` when nothing was, or while it is written. */
export function useExported(project: string): ExportReport | null {
  return useSyncExternalStore(subscribe, () => (exported?.project === project ? exported.report : null))
}

/** Writes a file of an earlier export again, byte for byte, to where the person says, and hands it over. `null` when they changed their mind or it was refused. */
export async function writeAgain(input: {
  readonly id: number
  readonly kind: ExportKind
  readonly name: string
}): Promise<{ readonly name: string } | null> {
  const { files } = shell()
  const picked = await files.saveAs(input.kind, input.name)
  if (!picked) return null
  const written = await runWork(words.deck.work, (task) =>
    askCore('deck:again', { id: input.id, kind: input.kind, file: picked.file }, { task }),
  )
  if (written === null) return null
  await files.deliver(picked.file)
  return { name: picked.name }
}
