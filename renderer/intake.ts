import { useSyncExternalStore } from 'react'
import { assertNever } from '../shared/base/assert.ts'
import type { ReplyError } from '../shared/base/refusal.ts'
import type { FileToImport, PickedFile } from '../shared/contract.ts'
import type { FileRecognition, MappingPreview, Receipt } from '../shared/import/report.ts'
import { type Told, tellMore } from '../shared/import/told.ts'
import { askCore } from './ask.ts'
import { refreshAnswers } from './use-ask.ts'
import { words } from './words/words.ts'
import { runWork } from './work.ts'

/** A file that waits to be imported: what it seems to be, and what was told about it. */
export interface WaitingFile {
  readonly picked: PickedFile
  readonly recognition: FileRecognition
  readonly told: Told
  /** How it would be read with what was told so far; `null` while that can't be said. */
  readonly preview: MappingPreview | null
  /** True when its amounts name no currency and no other file does: it is asked, and counts for the project. */
  readonly asksCurrency?: boolean
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
export async function addToIntake(
  picked: readonly PickedFile[],
  asksCurrency: (file: FileRecognition) => boolean = () => false,
): Promise<void> {
  if (picked.length === 0) return
  const recognised = await lookAt(picked)
  if (recognised === null) return
  const found = recognised.flatMap((recognition, index): WaitingFile[] => {
    const file =
      recognised.length === picked.length ? picked[index] : picked.find((one) => one.file === recognition.path)
    return file ? [{ picked: file, recognition, told: {}, preview: null, asksCurrency: asksCurrency(recognition) }] : []
  })
  const names = new Set(found.map((file) => file.picked.name))
  set({
    looking: false,
    waiting: [...intake.waiting.filter((file) => !names.has(file.picked.name)), ...found],
    error: null,
  })
  await Promise.all(found.filter(isReadable).map((file) => showReading(file.picked.file)))
}

/** What each of some files is; `null` when that can’t be told, which is said on screen. Imports nothing, and needs no project. */
export async function lookAt(picked: readonly PickedFile[]): Promise<readonly FileRecognition[] | null> {
  set({ ...intake, looking: true, error: null })
  const reply = await askCore('data:recognise', { files: picked.map((file) => file.file) })
  set({ ...intake, looking: false, error: reply.ok ? null : reply.error })
  return reply.ok ? reply.value : null
}

/** Says why files can’t be taken in. */
export function refuseIntake(error: ReplyError): void {
  set({ looking: false, waiting: [], error })
}

function change(file: string, how: (one: WaitingFile) => WaitingFile): void {
  set({ ...intake, waiting: intake.waiting.map((one) => (one.picked.file === file ? how(one) : one)) })
}

/** Asks how a waiting file would be read now, unless more was told meanwhile. */
async function showReading(picked: string): Promise<void> {
  const file = intake.waiting.find((one) => one.picked.file === picked)
  if (!file || (file.recognition.source === null && file.told.source === undefined && file.told.mapping === undefined))
    return
  const reply = await askCore('data:preview', { file: fileToImport(file) })
  const isNewest = intake.waiting.find((one) => one.picked.file === picked)?.told === file.told
  if (reply.ok && isNewest) change(picked, (one) => ({ ...one, preview: reply.value }))
}

/** Keeps what a person told about a waiting file, and shows how it would be read then. */
export function tellAbout(file: WaitingFile, told: Told): void {
  change(file.picked.file, (one) => ({ ...one, told: tellMore(one.told, told) }))
  void showReading(file.picked.file)
}

/** Takes a waiting file away again. */
export function dropFromIntake(file: WaitingFile): void {
  set({ ...intake, waiting: intake.waiting.filter((one) => one.picked.file !== file.picked.file) })
}

/** Takes every waiting file away. */
export function clearIntake(): void {
  set({ looking: false, waiting: [], error: null })
}

const currencyQuestion = { field: 'currency', text: words.data.currencyQuestion } as const

/** The questions about a file that nobody has answered yet. */
export function openQuestions(file: WaitingFile): FileRecognition['questions'] {
  const { recognition, told, preview } = file
  const isOpen = ({ field }: FileRecognition['questions'][number]): boolean => {
    switch (field) {
      case 'source':
        return told.source === undefined && told.mapping === undefined
      case 'encoding':
        return told.encoding === undefined && told.mapping?.encoding === undefined
      case 'timeZone':
        return told.timeZone === undefined && told.corrected?.timeZone === undefined
      case 'currency':
        return told.currency === undefined && told.corrected?.currency === undefined
      case 'dateOrder':
        return told.dateOrder === undefined
      case 'decimal':
        return told.decimal === undefined
      case 'columns':
        return told.columns === undefined && told.mapping === undefined && told.source === undefined
      default:
        return assertNever(field)
    }
  }
  const first = recognition.questions.filter(isOpen)
  if (preview === null) return first
  const currency = recognition.questions.find(({ field }) => field === 'currency')
  const own = file.asksCurrency === true && told.currency === undefined ? [currency ?? currencyQuestion] : []
  // What the file is and how its letters are written can only be asked from outside; the rest is known better once it was tried.
  return [
    ...first.filter(({ field }) => field === 'source' || field === 'encoding'),
    ...preview.questions,
    ...own.filter(() => !preview.questions.some(({ field }) => field === 'currency')),
  ]
}

/** Can this file be imported at all? */
export function isReadable(file: WaitingFile): boolean {
  return file.recognition.refusal === null
}

/** Is everything known that it takes to import this file? */
export function isReady(file: WaitingFile): boolean {
  return isReadable(file) && openQuestions(file).length === 0 && (file.preview?.faults.length ?? 0) === 0
}

/** A waiting file as the core takes it. */
export function fileToImport({ picked, told }: WaitingFile): FileToImport {
  return { file: picked.file, ...told }
}

/** Imports every waiting file that is ready; what could not be imported keeps waiting. Resolves to the receipts, or `null`. */
export async function importWaiting(title: string): Promise<readonly Receipt[] | null> {
  const ready = intake.waiting.filter(isReady)
  if (ready.length === 0) return null
  const told = ready.find((file) => file.asksCurrency === true)?.told.currency
  if (told !== undefined) await runWork(title, (task) => askCore('project:settings', { currency: told }, { task }))
  const receipts = await runWork(title, (task) => askCore('data:import', { files: ready.map(fileToImport) }, { task }))
  if (receipts) {
    const done = new Set(ready.map((file) => file.picked.file))
    set({ ...intake, waiting: intake.waiting.filter((file) => !done.has(file.picked.file)) })
  }
  // Even a refused import may have brought in the files before the one that failed.
  refreshAnswers()
  return receipts
}
