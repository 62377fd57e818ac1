import type { Definition } from '../../base/evidence.ts'
import { define, waitsSevenDays } from './define.ts'

const scales =
  'Intercom: 4 and 5 of 5; Zendesk: “Good”, or 4 and 5 of 5 where 3 is bad; Kustomer collapses every scale to two'

/** What customers said when asked. */
export const satisfactionDefinitions: readonly Definition[] = [
  define({
    id: 'csat',
    title: 'Satisfied, of those who answered',
    family: 'satisfaction',
    unit: 'share',
    speaksOf: 'activity',
    formula: 'contacts rated as satisfied ÷ contacts rated',
    numerator: 'contacts whose rating is in the top of its scale',
    denominator: 'contacts opened in the period with a rating, in the helpdesk or in a survey that names the contact',
    window: 'none',
    included: 'ratings of AI and of people',
    excluded: 'survey answers that name no contact',
    goodDirection: 'up',
    vendorDifferences: scales,
  }),
  define({
    id: 'csat-coverage',
    title: 'Contacts with a rating',
    family: 'satisfaction',
    unit: 'share',
    speaksOf: 'activity',
    formula: 'contacts rated ÷ contacts',
    numerator: 'contacts with a rating',
    denominator: 'contacts opened in the period',
    window: 'none',
    included: 'every channel and handler',
    excluded: 'spam, tests, previews',
    goodDirection: 'up',
  }),
  define({
    id: 'csat-response-rate',
    title: 'Answered, of those who were asked',
    family: 'satisfaction',
    unit: 'share',
    speaksOf: 'activity',
    formula: 'contacts rated ÷ contacts for which a rating was asked',
    numerator: 'contacts with a rating',
    denominator: 'contacts whose export says that a rating was asked for; a rating that was given was asked for',
    window: 'none',
    included: 'sources that export the asking (Zendesk “Offered”)',
    excluded: 'contacts for which nobody asked, or whose export does not say',
    goodDirection: 'up',
    vendorDifferences: 'typically 15 to 20 %: who stays silent may think otherwise',
  }),
  define({
    id: 'csat-on-kept',
    title: 'Satisfied, where the resolution held',
    family: 'satisfaction',
    unit: 'share',
    speaksOf: 'outcome',
    formula:
      'rated contacts whose resolution held and whose rating is satisfied ÷ rated contacts whose resolution held',
    numerator: 'satisfied contacts of the durable and fragile tiers',
    denominator: 'rated contacts of the durable and fragile tiers',
    window: 'seven days after the close',
    included: 'ratings of AI and of people',
    excluded: 'contacts that failed or whose tier is unknown',
    immature: waitsSevenDays,
    goodDirection: 'up',
    vendorDifferences: `${scales}; leaving failures out raises the number, so it stands beside the whole`,
  }),
]
