/** A day on which a vendor began to count something differently. */
export interface VendorBreak {
  readonly vendor: string
  /** Calendar date. */
  readonly on: string
  readonly metrics: readonly string[]
  readonly text: string
  /** Where the vendor says so. */
  readonly source: string
}

const reported = [
  'vendor-reported-resolution-rate',
  'ai-contained-resolution-rate',
  'ai-not-reopened-rate',
  'ai-not-recontacted-rate',
  'ai-automation-rate',
  'cost-per-vendor-resolution',
  'ai-end-to-end-rate',
]

/** Changes of definition that vendors announced; a trend that crosses one may step without anything having changed for customers. */
export const vendorBreaks: readonly VendorBreak[] = [
  {
    vendor: 'Ada',
    on: '2025-02-24',
    metrics: reported,
    text: 'Ada assesses all of its answers from here on; before, only those from its knowledge base',
    source:
      'https://docs.ada.cx/docs/generative/measure-success/understand-and-improve-your-ai-agent-s-automated-resolution-rate',
  },
  {
    vendor: 'Helply',
    on: '2026-03-06',
    metrics: reported,
    text: 'Helply counts an escalation form as soon as it is shown; before, only when it was sent',
    source: 'https://help.helply.com/doc/how-escalations-are-counted-in-helply',
  },
  {
    vendor: 'Zendesk',
    on: '2026-05-04',
    metrics: ['contacts', 'contacts-per-customer', 'containment-rate'],
    text: 'Zendesk makes a ticket of every conversation that a bot handles from here on; before, only of those handed to a person',
    source:
      'https://support.zendesk.com/hc/en-us/articles/10583968528538-Announcing-required-action-to-prepare-third-party-bot-integrations-for-AI-agent-tickets-to-avoid-duplicate-tickets',
  },
  {
    vendor: 'Zendesk',
    on: '2026-05-18',
    metrics: reported,
    text: 'Zendesk tells contained from verified resolutions from here on',
    source: 'https://support.zendesk.com/hc/en-us/articles/10677925692698-Announcing-changes-to-AI-agent-reporting',
  },
]

/** The breaks of the vendors in use that lie between two dates (`from` excluded, `until` included). `sources` are titles such as "Zendesk tickets". */
export function breaksBetween(
  sources: readonly string[],
  metrics: readonly string[],
  from: string,
  until: string,
): VendorBreak[] {
  return vendorBreaks.filter(
    (one) =>
      one.on > from &&
      one.on <= until &&
      one.metrics.some((metric) => metrics.includes(metric)) &&
      sources.some((source) => source.toLowerCase().split(/\W+/).includes(one.vendor.toLowerCase())),
  )
}
