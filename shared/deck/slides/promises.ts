import type { Evidence } from '../../base/evidence.ts'
import { definitionOf } from '../../metrics/registry/index.ts'
import { maybeEvidenceOf, maybeTold } from '../../story/facts-of-quarter.ts'
import { wordsOf } from '../../story/language/language.ts'
import type { DeckInput } from '../deck-input.ts'
import { type Draft, honest, plain, table, untoldSlide } from '../draft.ts'

/** What a reader of the last deck remembers of it. */
const remembered = [
  'cost-per-kept-resolution',
  'cost-per-contact',
  'ai-end-to-end-rate',
  'end-to-end-resolution-rate',
  'recontact-7d',
  'csat',
  'gross-revenue-retention',
  'customers-lost',
] as const

/**
 * What was promised and what came of it; without a promise, what was told in earlier quarters and is told differently now; and where nothing is, that the numbers of a quarter ago stand,
 * beside those of today.
 */
export function promisesSlide(input: DeckInput): Draft {
  const { facts } = input
  const { slides } = wordsOf(facts)
  return (
    maybePromise(input) ??
    maybeRestated(input) ??
    maybeStanding(input) ??
    untoldSlide(facts, 'promises', slides.promises.untold, slides.promises.untoldLikely)
  )
}

function maybeRestated({ facts, restatements }: DeckInput): Draft | null {
  const changed = restatements.filter((one) => one.before !== null && one.after !== null)
  if (changed.length === 0) return null
  const { format, slides } = wordsOf(facts)
  const say = slides.promises
  const value = (id: string, given: number | null) => format.value(given ?? 0, unitOf(id), facts.currency)
  return {
    id: 'promises',
    title: say.restated(changed.length),
    subtitle: say.restatedSubtitle(format.quarter(facts.quarter)),
    exhibit: table(
      say.restatedCaption,
      [
        [say.restatedColumns.number, 'left'],
        [say.restatedColumns.before, 'right'],
        [say.restatedColumns.now, 'right'],
        [say.restatedColumns.reason, 'left'],
      ],
      changed
        .slice(0, 8)
        .map((one) => [one.evidence, value(one.evidence, one.before), value(one.evidence, one.after), one.reason]),
      changed.map((one) => one.evidence),
    ),
    figure: null,
    remarks: [plain(say.inAll(changed.length)), honest(say.neverReplaced)],
    grade: 'fact',
    evidence: [maybeEvidenceOf(facts, 'contacts')],
    likelyQuestion: say.restatedLikely,
  }
}

function unitOf(evidenceId: string) {
  const metric = evidenceId.split('@')[0] ?? ''
  return definitionOf(metric).unit
}

/** The main numbers of the quarter before beside today's, when none of them had to be restated. */
function maybeStanding({ facts }: DeckInput): Draft | null {
  const { before } = facts
  if (before === null) return null
  const pairs = remembered.flatMap((metric): [Evidence, Evidence][] => {
    const [then, now] = [maybeTold(facts, metric, before), maybeTold(facts, metric)]
    return then && now ? [[then, now]] : []
  })
  if (pairs.length === 0) return null
  const { format, slides } = wordsOf(facts)
  const say = slides.promises
  return {
    id: 'promises',
    title: say.stands({ numbers: pairs.length, quarter: format.quarter(before) }),
    subtitle: say.standsSubtitle,
    exhibit: table(
      say.standsCaption,
      [
        [say.standsColumn, 'left'],
        [format.quarter(before), 'right'],
        [format.quarter(facts.quarter), 'right'],
      ],
      pairs.map(([then, now]) => [now.title, format.evidence(then), format.evidence(now)]),
      pairs.flat().map((one) => one.id),
    ),
    figure: null,
    remarks: [plain(say.standsRemark), honest(say.standsHonest)],
    grade: 'fact',
    evidence: pairs.flat(),
    likelyQuestion: say.untoldLikely,
  }
}

/** The quarter's promise line by line, when a case was frozen and the quarter is over in the data. */
function maybePromise({ facts, restatements }: DeckInput): Draft | null {
  const report = facts.extras?.promise
  const cells = report?.quarters.find((one) => one.quarter === facts.quarter)
  if (!report?.promise || !cells || cells.realisedMinor === null) return null
  const { format, slides } = wordsOf(facts)
  const say = slides.promises
  const money = (minor: number) => format.moneyShort(minor, report.currency)
  const sign = (line: (typeof cells.lines)[number]) => (line.class === 'cost' ? -1 : 1)
  const kept = cells.lines.filter(
    (line) => line.realisedMinor !== null && sign(line) * line.realisedMinor >= sign(line) * line.promisedMinor,
  )
  const ids = cells.lines.flatMap((line) => [
    line.promisedEvidence,
    ...(line.realisedEvidence ? [line.realisedEvidence] : []),
  ])
  return {
    id: 'promises',
    title: say.title({
      quarter: format.quarter(facts.quarter),
      realised: money(cells.realisedMinor),
      promised: money(cells.promisedMinor),
      held: kept.length,
      lines: cells.lines.length,
    }),
    subtitle: say.subtitle(report.promise.name),
    exhibit: table(
      say.caption,
      [
        [say.columns.line, 'left'],
        [say.columns.promised, 'right'],
        [say.columns.realised, 'right'],
        [say.columns.how, 'left'],
      ],
      cells.lines.map((line) => [
        line.title,
        money(line.promisedMinor),
        line.realisedMinor === null ? say.notTold : money(line.realisedMinor),
        line.reason,
      ]),
      ids,
    ),
    figure: null,
    remarks: [...(restatements.length > 0 ? [plain(say.restatedToo)] : []), honest(say.counting)],
    grade: 'fact',
    evidence: [...report.evidence.filter((one) => one.period === facts.quarter), maybeEvidenceOf(facts, 'contacts')],
    likelyQuestion: say.likely,
  }
}
