import { basename } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import { encodingTitle, type TextEncoding } from '../../shared/import/encoding.ts'
import type { ImportSettings } from '../../shared/import/propose-mapping.ts'
import type { RememberedMapping } from '../../shared/import/recall-mapping.ts'
import { answerAsBefore, recogniseAgain } from '../../shared/import/recognise-again.ts'
import type { FileRecognition } from '../../shared/import/report.ts'
import type { Source } from '../../shared/import/source.ts'
import { expandPath, type InputFile, openInputs } from '../files/input-file.ts'
import { openTable } from '../files/read-table.ts'

/** Says of each file (and of each file in a folder) which export it is and how its columns would be read. Changes nothing. */
export async function recogniseEach(
  paths: readonly string[],
  settings: ImportSettings,
  remembered: readonly RememberedMapping[] = [],
): Promise<FileRecognition[]> {
  const answers: FileRecognition[] = []
  for (const path of paths) {
    try {
      const { paths: files } = await expandPath(path)
      for (const file of files) answers.push(...(await recognisePath(file, settings, remembered)))
    } catch (error) {
      answers.push(unreadable(path, basename(path), error))
    }
  }
  return answers
}

async function recognisePath(
  path: string,
  settings: ImportSettings,
  remembered: readonly RememberedMapping[],
): Promise<FileRecognition[]> {
  try {
    const answers: FileRecognition[] = []
    for (const input of (await openInputs(path)).inputs) answers.push(await recogniseInput(input, settings, remembered))
    return answers
  } catch (error) {
    return [unreadable(path, basename(path), error)]
  }
}

async function recogniseInput(
  input: InputFile,
  settings: ImportSettings,
  remembered: readonly RememberedMapping[],
): Promise<FileRecognition> {
  try {
    const table = await openTable(input)
    const recognition = recogniseAgain(table.sample, settings, remembered)
    const { source, confidence, layout, differences, isRemembered } = recognition
    const proposal =
      source && recognition.proposal
        ? answerAsBefore(source, recognition.proposal, recognition, table.sample, settings)
        : recognition.proposal
    return {
      path: input.path,
      file: input.file,
      source: source?.id ?? null,
      title: source === null ? null : source.verified ? source.title : `Probably ${source.title}`,
      confidence: Math.round(confidence * 100) / 100,
      encoding: table.encoding,
      ...(table.encodings.length > 0 ? { encodings: table.encodings } : {}),
      delimiter: table.delimiter,
      headerRows: 1 + layout.explained,
      bytes: table.input.bytes,
      mapping: proposal?.mapping ?? null,
      questions: [
        ...(isRemembered ? [] : sourceQuestions(source, confidence)),
        ...(table.encodings.length > 0 && table.encoding !== 'utf-8-damaged'
          ? [
              {
                field: 'encoding' as const,
                text: `It is no UTF-8, so it is read as ${encodingTitle(table.encoding as TextEncoding)}. Do its letters look right?`,
              },
            ]
          : []),
        ...(proposal?.questions ?? []),
      ],
      preview: {
        columns: layout.headings.map((heading) => heading.name),
        rows: table.sample.rows
          .slice(layout.headerAt + 1 + layout.explained)
          .slice(0, 5)
          .map((row) => row.map((cell) => cell.slice(0, 200))),
      },
      ...(differences === null ? {} : { differences }),
      ...(isRemembered ? { isRemembered } : {}),
      refusal: null,
    }
  } catch (error) {
    return unreadable(input.path, input.file, error)
  }
}

function sourceQuestions(source: Source | null, confidence: number): FileRecognition['questions'] {
  if (source !== null && isVendor(source)) {
    const text = `These look like ${source.title}, but nobody has verified such an export’s headings yet. Are they?`
    return source.verified ? [] : [{ field: 'source', text }]
  }
  if (source !== null && confidence >= enough) return []
  return [{ field: 'source', text: 'What is this table? It is no export that Proofbook knows.' }]
}

/** Is this one vendor's export, known by its headings, and not any table of a kind? */
function isVendor({ fingerprint }: Source): boolean {
  return fingerprint.all.length > 0
}

/** A generic table is read without being named only when the guess is at least this sure. */
export const enough = 0.65

function unreadable(path: string, file: string, error: unknown): FileRecognition {
  if (!(error instanceof Refusal)) throw error
  return {
    path,
    file,
    source: null,
    title: null,
    confidence: 0,
    encoding: '',
    delimiter: '',
    headerRows: 0,
    bytes: 0,
    mapping: null,
    questions: [],
    preview: { columns: [], rows: [] },
    refusal: { code: error.code, message: error.message, hint: error.hint },
  }
}
