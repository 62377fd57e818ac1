import { Refusal } from '../../shared/base/refusal.ts'
import type { FileToImport } from '../../shared/contract.ts'
import { checkMapping } from '../../shared/import/mapping.ts'
import { previewReading } from '../../shared/import/preview.ts'
import { completeMapping, type ImportSettings } from '../../shared/import/propose-mapping.ts'
import type { RememberedMapping } from '../../shared/import/recall-mapping.ts'
import { answerAsBefore, recogniseAgain } from '../../shared/import/recognise-again.ts'
import type { MappingPreview } from '../../shared/import/report.ts'
import { maybeSource } from '../../shared/import/sources/index.ts'
import { type Told, tellMapping } from '../../shared/import/told.ts'
import { openInputs } from '../files/input-file.ts'
import { type InputTable, openTable } from '../files/read-table.ts'

/** Says how a file would be read with what is told of it so far. Changes nothing. Of an archive it is the first table. */
export async function previewFile(
  { file, ...told }: FileToImport,
  settings: ImportSettings,
  remembered: readonly RememberedMapping[],
): Promise<MappingPreview> {
  const [input] = (await openInputs(file)).inputs
  if (input === undefined) throw new Refusal('no-data', 'there is no table in this file', 'choose another one')
  const table = await openTable(input, undefined, told.encoding ?? told.mapping?.encoding)
  return previewTable(table, told, settings, remembered)
}

/** Says how a table would be read with what is told of it. */
export function previewTable(
  table: InputTable,
  told: Told,
  settings: ImportSettings,
  remembered: readonly RememberedMapping[],
): MappingPreview {
  const { sample } = table
  const own: ImportSettings = {
    timeZone: told.timeZone ?? settings.timeZone,
    currency: told.currency ?? settings.currency,
  }
  const named = maybeSource(told.source ?? told.mapping?.source ?? '')
  const recognition = recogniseAgain(sample, own, remembered, named)
  const { source, layout, proposal, differences } = recognition
  if (source === null || proposal === null) {
    throw new Refusal(
      'unknown-source',
      `${table.input.file} is no export that Proofbook knows`,
      'say what is in it first',
    )
  }
  const given = tellMapping(told.mapping ?? proposal.mapping, told)
  const complete = answerAsBefore(source, completeMapping(source, given, layout, sample, own), recognition, sample, own)
  const { mapping } = complete
  const { headings } = layout
  const isTold = told.columns !== undefined || told.mapping !== undefined
  const asked = new Set(complete.questions.map(({ text }) => text))
  const doubts = isTold ? [] : proposal.questions.filter(({ field, text }) => field === 'columns' && !asked.has(text))
  const known = new Set(headings.map(({ name }) => name))
  const readable = Object.fromEntries(Object.entries(mapping.columns).filter(([, name]) => known.has(name)))
  return {
    source: source.id,
    title: source.title,
    mapping,
    questions: [...complete.questions, ...doubts],
    faults: checkMapping(source, mapping, headings),
    differences,
    encoding: table.encoding,
    encodings: table.encodings,
    reading: previewReading(
      source,
      { ...mapping, columns: readable },
      headings,
      sample,
      layout.headerAt + 1 + layout.explained,
    ),
  }
}
