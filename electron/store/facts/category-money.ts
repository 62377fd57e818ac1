import { must } from '../../../shared/base/assert.ts'
import { handlers, tiers } from '../../../shared/base/model.ts'
import { quarterCost } from '../../../shared/cost/quarter-cost.ts'
import type { PayerTimelines } from '../../../shared/ledger/payer-timelines.ts'
import type { CategoryGround } from '../../../shared/ledger/pnl-by-category.ts'
import type { ReadStore } from '../store.ts'
import { readCostBasis, readQuarterFigures } from './cost-figures.ts'
import type { Span as NamedSpan } from './costs.ts'

interface Span {
  readonly from: number
  readonly until: number
}

/**
 * Each topic of a quarter with its contacts, the cost shared out to them by the same drivers as the whole, how many issues were kept by who took them up, and the
 * customers exposed there.
 */
export function readCategories(store: ReadStore, span: NamedSpan, spans: PayerTimelines): CategoryGround[] {
  const basis = readCostBasis(store)
  const [figures] = readQuarterFigures(store, [span], basis, 'topic')
  const { allocation } = quarterCost(must(figures, span.name), basis)
  const cells = figures?.contacts ?? []
  const found = new Map<string | null, OpenCategory>()
  const category = (topic: string | null) => {
    const known: OpenCategory = found.get(topic) ?? {
      topic,
      contacts: 0,
      costMinor: 0,
      byAi: { kept: 0, of: 0 },
      byPeople: { kept: 0, of: 0 },
      exposed: [],
    }
    found.set(topic, known)
    return known
  }
  cells.forEach((cell, index) => {
    const one = category(cell.slice ?? null)
    one.contacts += cell.contacts
    one.costMinor += allocation.perCell[index] ?? 0
  })
  for (const row of readKept(store, span)) {
    const one = category(row.topic)
    if (row.byAi) one.byAi = { kept: row.kept, of: row.of }
    else one.byPeople = { kept: row.kept, of: row.of }
  }
  for (const { payer, topic, firstAt } of readExposedTopics(store, span)) {
    const mrrMinor = spans.mrrAt(payer, firstAt)
    if (mrrMinor <= 0) continue
    const one = category(topic)
    one.exposed.push({ payer, mrrMinor })
  }
  return [...found.values()]
}

type OpenCategory = { -readonly [K in Exclude<keyof CategoryGround, 'exposed'>]: CategoryGround[K] } & {
  readonly exposed: { payer: number; mrrMinor: number }[]
}

function readKept(store: ReadStore, { from, until }: Span) {
  const ai = [handlers.indexOf('ai-only'), handlers.indexOf('ai-to-human')].join(', ')
  return store
    .sql(
      `SELECT topic.term AS topic, i.handler IN (${ai}) AS byAi, COUNT(*) AS "of", SUM(i.kept) AS kept
         FROM issues i
         LEFT JOIN terms topic ON topic.id = i.topic_id
        WHERE i.opened_at >= ? AND i.opened_at < ? AND i.mature = 1 AND i.kept IS NOT NULL GROUP BY topic.term, 2`,
    )
    .all(from, until) as unknown as { topic: string | null; byAi: number; of: number; kept: number }[]
}

/** Exposed payers of a span with the topic of the first contact that AI did not hold, and when their first contact of the span was. */
export function readExposedTopics(store: ReadStore, { from, until }: Span) {
  return store
    .sql(
      `SELECT payer, topic, (SELECT MIN(f.opened_at) FROM facts f WHERE f.payer_id = payer AND f.opened_at >= @from AND f.opened_at < @until) AS firstAt
         FROM (SELECT f.payer_id AS payer, topic.term AS topic, ROW_NUMBER() OVER (PARTITION BY f.payer_id ORDER BY f.opened_at, f.contact_id) AS nth
                 FROM facts f LEFT JOIN terms topic ON topic.id = f.topic_id
                WHERE f.payer_id IS NOT NULL AND f.opened_at >= @from AND f.opened_at < @until AND f.ai = 1 AND (f.tier = @failed OR f.handler = @handed)) exposed
        WHERE nth = 1 ORDER BY payer`,
    )
    .all({ from, until, failed: tiers.indexOf('failed'), handed: handlers.indexOf('ai-to-human') }) as unknown as {
    payer: number
    topic: string | null
    firstAt: number
  }[]
}
