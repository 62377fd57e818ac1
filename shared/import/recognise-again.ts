import type { Mapping } from './mapping.ts'
import type { ImportSettings, Proposal } from './propose-mapping.ts'
import { completeMapping } from './propose-mapping.ts'
import {
  answersBefore,
  type HeadingDifferences,
  headingDifferences,
  headingOverlap,
  type RememberedMapping,
  recallMapping,
} from './recall-mapping.ts'
import { type Recognition, recognise, recogniseAs } from './recognise.ts'
import type { Source } from './source.ts'
import { maybeSource } from './sources/index.ts'
import type { TableSample } from './table.ts'

/** What a table seems to be, with what is remembered of the files before it. */
export interface RecognitionAgain extends Recognition {
  /** How its headings differ from those of the file before; `null` when they don't, or when there was none. */
  readonly differences: HeadingDifferences | null
  /** True when it is read as a file before it was. */
  readonly isRemembered: boolean
  /** Answers to take when the file itself doesn't tell; its proposal leaves them open. */
  readonly before: Pick<Mapping, 'dateOrder' | 'decimal'>
}

const alikeEnough = 0.5

/**
 * Says what a table is and how its columns would be read: by its vendor's headings, by what was settled for files like it before, or by the meaning of its columns.
 * `named` is the source that a person named.
 */
export function recogniseAgain(
  sample: TableSample,
  settings: ImportSettings,
  remembered: readonly RememberedMapping[],
  named?: Source,
): RecognitionAgain {
  const first = named === undefined ? recognise(sample, settings) : recogniseAs(named, sample, settings)
  const isVendor = first.source !== null && first.source.fingerprint.all.length > 0
  const candidates = remembered
    .filter(({ mapping }) =>
      isVendor || named !== undefined
        ? mapping.source === first.source?.id
        : maybeSource(mapping.source)?.fingerprint.all.length === 0,
    )
    .map((one) => ({ one, overlap: headingOverlap(one.headings, first.layout.headings) }))
    .sort((a, b) => b.overlap - a.overlap)
  const [best] = candidates
  const source = best && maybeSource(best.one.mapping.source)
  if (best === undefined || source === undefined || best.overlap < alikeEnough)
    return { ...first, differences: null, isRemembered: false, before: { dateOrder: null, decimal: null } }
  const again = source === first.source ? first : recogniseAs(source, sample, settings)
  const { layout } = again
  const proposed = (again.proposal as Proposal).mapping
  const recalled = recallMapping(best.one, proposed, layout.headings)
  const mapping = isVendor ? { ...recalled, columns: vendorColumns(proposed, recalled) } : recalled
  const proposal = completeMapping(source, mapping, layout, sample, settings)
  const differences = headingDifferences(best.one, layout.headings)
  const used = new Set(Object.values(best.one.mapping.columns))
  const doubts = differences?.renamed.filter(({ from }) => used.has(from)) ?? []
  return {
    source,
    confidence: Math.max(first.source === source ? first.confidence : 0, 0.7 + 0.3 * best.overlap),
    layout,
    proposal: {
      ...proposal,
      questions: [
        ...proposal.questions,
        ...doubts.map(({ from, to }) => ({
          field: 'columns' as const,
          text: `“${from}” is gone and “${to}” is new. Are they the same column?`,
        })),
      ],
    },
    differences,
    isRemembered: true,
    before: answersBefore(best.one),
  }
}

/** A vendor's columns are known, so those that are new are read as well; one that a person left out stays out. */
function vendorColumns(proposed: Mapping, recalled: Mapping): Mapping['columns'] {
  const leftOut = new Set(recalled.leftOut)
  const all = Object.entries({ ...proposed.columns, ...recalled.columns })
  return Object.fromEntries(all.filter(([, heading]) => !leftOut.has(heading)))
}

/** A proposal with the answers of the time before, where it is still open. */
export function answerAsBefore(
  source: Source,
  proposal: Proposal,
  { layout, before }: Pick<RecognitionAgain, 'layout' | 'before'>,
  sample: TableSample,
  settings: ImportSettings,
): Proposal {
  const { dateOrder, decimal } = proposal.mapping
  const mapping = {
    ...proposal.mapping,
    dateOrder: dateOrder ?? before.dateOrder,
    decimal: decimal ?? before.decimal,
  }
  if (mapping.dateOrder === dateOrder && mapping.decimal === decimal) return proposal
  const answered = completeMapping(source, mapping, layout, sample, settings)
  const open = new Set(answered.questions.map(({ field }) => field))
  return {
    ...answered,
    questions: proposal.questions.filter(
      ({ field }) => (field !== 'dateOrder' && field !== 'decimal') || open.has(field),
    ),
  }
}
