import { cleanText } from '../cells/clean-text.ts'
import { readId } from '../cells/read-id.ts'
import type { Source } from '../source.ts'

const helpdesk =
  /^(zendesk|intercom|freshdesk|gorgias|kustomer|front|help scout|helpscout|hubspot|salesforce|helpdesk|support|requester|contact|ticket|left|from|source)\b.*|^(e-?mail|domain|e-?mail domain|organi[sz]ation|organi[sz]ation name|company|company name|company id|user id|external id)$/
const billing =
  /^(stripe|chargebee|recurly|chartmogul|paddle|shopify|woocommerce|billing|payer|payment|subscription|erp|crm|right|to|target)\b.*|^(customer|customer id|account|account id|account code|client id)$/

/** Two columns of keys that say who of the helpdesk is who in billing. The file is a company's own, so only its shape is known. */
export const crosswalk: Source = {
  id: 'crosswalk',
  title: 'Crosswalk: helpdesk key to billing customer',
  system: 'crosswalk',
  kinds: ['crosswalk'],
  verified: true,
  fingerprint: { all: [helpdesk, billing], atMost: 3 },
  fields: {
    left: { type: 'id', names: [helpdesk], required: true },
    right: { type: 'id', names: [billing], required: true },
  },
  read: (columns) => {
    const left = columns.id('left')
    const right = columns.id('right')
    return {
      row: () => {
        const from = left()
        if (from === null) return { problem: 'missing-key', field: 'left' }
        const to = right()
        if (to === null) return { problem: 'missing-key', field: 'right' }
        const key = foldKey(from)
        return { kind: 'crosswalk', vendorId: key, left: key, right: foldKey(to) }
      },
    }
  },
}

/** E-mails and domains are compared in lower case; ids stand as they are. */
function foldKey(key: string): string {
  const read = readId(cleanText(key))
  const text = typeof read === 'string' ? key : read.id
  return text.includes('@') || /^[\w-]+(\.[\w-]+)+$/.test(text) ? text.toLowerCase() : text
}
