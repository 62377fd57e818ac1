import { plural } from '../shared/base/format.ts'
import type { PickedFile } from '../shared/contract.ts'
import { maybeGuessedCurrency, maybeGuessedZone } from '../shared/import/guess-settings.ts'
import type { FileRecognition } from '../shared/import/report.ts'
import { askCore, shell } from './ask.ts'
import { addToIntake, importWaiting, lookAt, refuseIntake } from './intake.ts'
import { home } from './location.ts'
import { forgetAnswers } from './use-ask.ts'
import { goTo } from './use-place.ts'
import { words } from './words/words.ts'
import { runWork } from './work.ts'

const isTable = ({ refusal, source }: FileRecognition): boolean => refusal === null && source !== null

/**
 * From files to the first answer in one step: looks at them, makes a project in Proofbook’s own folder with the currency and zone that they and this computer tell, imports every file that
 * leaves no question open, and shows the answers. What has a question waits in Data.
 */
export async function startWithFiles(picked: readonly PickedFile[], name: string): Promise<void> {
  if (picked.length === 0) return
  const seen = await lookAt(picked)
  if (seen === null) return
  if (!seen.some(isTable)) return refuseIntake({ code: 'not-a-file', ...words.firstRun.own.nothing })
  const currency = maybeGuessedCurrency(seen)?.currency
  const made = await runWork(words.firstRun.own.work, async (task) => {
    const place = await shell().files.place(`${name}.proofbook`)
    return askCore(
      'project:create',
      {
        file: place.file,
        timeZone: maybeGuessedZone(seen) ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
        guessed: true,
        ...(currency !== undefined && { currency }),
      },
      { task },
    )
  })
  if (!made) return
  // Where no file tells a currency, none may be taken for told.
  const open = new Set(
    currency === undefined
      ? seen.filter(({ questions }) => questions.some(({ field }) => field === 'currency')).map(({ file }) => file)
      : [],
  )
  await importAndShow(picked, ({ file }) => open.has(file))
}

/** Imports files into a project that has none yet, where nothing told before can change, and shows the first answer. */
export async function importAndShow(
  picked: readonly PickedFile[],
  asksCurrency?: (file: FileRecognition) => boolean,
): Promise<void> {
  await addToIntake(picked, asksCurrency)
  await importWaiting(words.data.waiting.work(plural(picked.length, 'file')))
  const now = await askCore('project:current', {})
  const hasAnswers = now.ok && now.value !== null && now.value.quarter !== null
  goTo({ ...home, screen: hasAnswers ? 'answers' : 'data' })
  forgetAnswers()
}
