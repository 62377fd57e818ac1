import type { ExportReport, FileRef } from '../shared/contract.ts'
import type { DeckLength } from '../shared/deck/plan-deck.ts'
import { askCore, shell } from './ask.ts'
import { inQuarter } from './project-context.ts'
import { words } from './words.ts'
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

/** Asks where each file is to be written, writes them, and hands them over. `null` when the person changed their mind or it was refused. */
export async function exportDeck(input: {
  readonly kinds: readonly ExportKind[]
  readonly quarter: string | null
  readonly project: string
  readonly length?: DeckLength
  /** A company's own template, whose colours, faces and logo the deck takes. */
  readonly template?: FileRef | undefined
}): Promise<ExportReport | null> {
  const { files } = shell()
  const places: Partial<Record<ExportKind, FileRef>> = {}
  for (const kind of input.kinds) {
    const picked = await files.saveAs(kind, suggestedName(input.project, input.quarter, kind))
    if (picked) places[kind] = picked.file
  }
  if (Object.keys(places).length === 0) return null
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
  return report
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
