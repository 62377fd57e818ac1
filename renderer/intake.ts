import { useSyncExternalStore } from 'react'
import { assertNever } from '../shared/base/assert.ts'
import type { ReplyError } from '../shared/base/refusal.ts'
import type { FileToImport, PickedFile } from '../shared/contract.ts'
import type { FileRecognition, Mapping, Receipt } from '../shared/import/report.ts'
import { askCore } from './ask.ts'
import { refreshAnswers } from './use-ask.ts'
import { runWork } from './work.ts'

/** What a person has told about one waiting file beyond what was recognised. */
export interface Told {
  readonly source?: string
  readonly timeZone?: string
  readonly currency?: string
  readonly dateOrder?: NonNullable<Mapping['dateOrder']>
  readonly decimal?: NonNullable<Mapping['decimal']>
  readonly columns?: Readonly<Record<string, string>>
}

/** A file that waits to be imported: what it seems to be, and what was told about it. */
export interface WaitingFile {
  readonly picked: PickedFile
  readonly recognition: FileRecognition
  readonly told: Told
}

export interface Intake {
  readonly looking: boolean
  readonly waiting: readonly WaitingFile[]
  readonly error: ReplyError | null
}

let intake: Intake = { looking: false, waiting: [], error: null }
const listeners = new Set<() => void>()

function set(next: Intake): void {
  intake = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The files that wait to be imported; they stay while the person looks at other screens. */
export function useIntake(): Intake {
  return useSyncExternalStore(subscribe, () => intake)
}

/** Recognises chosen files and adds them to those that wait. A file chosen again replaces itself. */
export async function addToIntake(picked: readonly PickedFile[]): Promise<void> {
  if (picked.length === 0) return
  set({ ...intake, looking: true, error: null })
  const reply = await askCore('data:recognise', { files: picked.map((file) => file.file) })
  if (!reply.ok) {
    set({ ...intake, looking: false, error: reply.error })
    return
  }
  const found = reply.value.flatMap((recognition, index): WaitingFile[] => {
    const file =
      reply.value.length === picked.length ? picked[index] : picked.find((one) => one.file === recognition.path)
    return file ? [{ picked: file, recognition, told: {} }] : []
  })
  const names = new Set(found.map((file) => file.picked.name))
  set({
    looking: false,
    waiting: [...intake.waiting.filter((file) => !names.has(file.picked.name)), ...found],
    error: null,
  })
}

/** Keeps what a person told about a waiting file. */
export function tellAbout(file: WaitingFile, told: Told): void {
  set({
    ...intake,
    waiting: intake.waiting.map((one) =>
      one.picked.file === file.picked.file ? { ...one, told: { ...one.told, ...told } } : one,
    ),
  })
}

/** Takes a waiting file away again. */
export function dropFromIntake(file: WaitingFile): void {
  set({ ...intake, waiting: intake.waiting.filter((one) => one.picked.file !== file.picked.file) })
}

/** Takes every waiting file away. */
export function clearIntake(): void {
  set({ looking: false, waiting: [], error: null })
}

/** The questions about a file that nobody has answered yet. Letters can't be told here: such a file has to be exported again. */
export function openQuestions(file: WaitingFile): FileRecognition['questions'] {
  const { told } = file
  return file.recognition.questions.filter(({ field }) => {
    switch (field) {
      case 'source':
        return told.source === undefined
      case 'timeZone':
        return told.timeZone === undefined
      case 'currency':
        return told.currency === undefined
      case 'dateOrder':
        return told.dateOrder === undefined
      case 'decimal':
        return told.decimal === undefined
      case 'columns':
        return told.columns === undefined && told.source === undefined
      case 'encoding':
        return true
      default:
        return assertNever(field)
    }
  })
}

/** Can this file be imported at all? */
export function isReadable(file: WaitingFile): boolean {
  return file.recognition.refusal === null && !file.recognition.questions.some(({ field }) => field === 'encoding')
}

/** A waiting file as the core takes it: a mapping is sent only where the person changed something that only a mapping can say. */
export function fileToImport(file: WaitingFile): FileToImport {
  const { told, recognition } = file
  const { mapping } = recognition
  const changed = told.dateOrder !== undefined || told.decimal !== undefined || told.columns !== undefined
  return {
    file: file.picked.file,
    ...(told.source === undefined ? {} : { source: told.source }),
    ...(told.timeZone === undefined ? {} : { timeZone: told.timeZone }),
    ...(told.currency === undefined ? {} : { currency: told.currency }),
    ...(mapping && changed && told.source === undefined
      ? {
          mapping: {
            ...mapping,
            columns: told.columns ?? mapping.columns,
            dateOrder: told.dateOrder ?? mapping.dateOrder,
            decimal: told.decimal ?? mapping.decimal,
            timeZone: told.timeZone ?? mapping.timeZone,
            currency: told.currency ?? mapping.currency,
          },
        }
      : {}),
  }
}

/** Imports every waiting file that is ready; what could not be imported keeps waiting. Resolves to the receipts, or `null`. */
export async function importWaiting(title: string): Promise<readonly Receipt[] | null> {
  const ready = intake.waiting.filter((file) => isReadable(file) && openQuestions(file).length === 0)
  if (ready.length === 0) return null
  const receipts = await runWork(title, (task) => askCore('data:import', { files: ready.map(fileToImport) }, { task }))
  if (receipts) {
    const done = new Set(ready.map((file) => file.picked.file))
    set({ ...intake, waiting: intake.waiting.filter((file) => !done.has(file.picked.file)) })
  }
  // Even a refused import may have brought in the files before the one that failed.
  refreshAnswers()
  return receipts
}
