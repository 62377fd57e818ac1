import { fieldSql } from './fact-code.ts'

/** Rows of `contact_facts` that may change by growing old alone; there is an index of them. */
export const isUnripe = `${fieldSql('mature_30d', 'code')} = 0 OR ${fieldSql('mature', 'code')} = 0`

/** Indexes that are dropped while derived tables are filled and made again after; whether a project has them says nothing of it. */
export const derivedIndexes = {
  facts_by_opened: 'CREATE INDEX facts_by_opened ON contact_facts (opened_at)',
  facts_by_payer: 'CREATE INDEX facts_by_payer ON contact_facts (payer_id, opened_at, closed_at)',
  facts_unripe: `CREATE INDEX facts_unripe ON contact_facts (opened_at) WHERE ${isUnripe}`,
  movements_by_payer: 'CREATE INDEX movements_by_payer ON movements (payer_id, at)',
} as const

/** As they were until facts and issues came to stand in one table (migration 15). */
export const formerIndexes = {
  facts_by_opened: 'CREATE INDEX facts_by_opened ON facts (opened_at)',
  facts_by_payer: 'CREATE INDEX facts_by_payer ON facts (payer_id, opened_at, closed_at)',
  facts_unripe: 'CREATE INDEX facts_unripe ON facts (opened_at) WHERE mature_30d = 0 OR mature = 0',
  issues_by_opened: 'CREATE INDEX issues_by_opened ON issues (opened_at)',
} as const
