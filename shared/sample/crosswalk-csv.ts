import { csvText } from './csv-text.ts'
import type { Company } from './world.ts'
import type { Written } from './zendesk-csv.ts'

/** The crosswalk's heading: what the helpdesk calls the company, and who that is in billing. */
export const crosswalkHeader: readonly string[] = ['helpdesk_company', 'stripe_customer_id', 'note']

/** A small hand-kept table for companies whose people write from another domain than the one that pays. */
export function crosswalkCsv(companies: readonly Company[]): Written {
  const rows = companies.flatMap((company) =>
    company.crosswalkKeys.map((key, n) => [
      key,
      company.stripeId,
      n === 0 ? 'Zendesk organization' : 'Intercom company ID',
    ]),
  )
  return {
    name: 'crosswalk.csv',
    text: csvText([crosswalkHeader, ...rows]),
    rows: rows.length,
    repeated: 0,
    damaged: 0,
  }
}
