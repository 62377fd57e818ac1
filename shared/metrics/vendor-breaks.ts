/** A day on which a vendor began to count something differently. */
export interface VendorBreak {
  readonly vendor: string
  /** Calendar date. */
  readonly on: string
  readonly metrics: readonly string[]
  readonly text: string
}

const reported = [
  'vendor-reported-resolution-rate',
  'ai-contained-resolution-rate',
  'ai-not-reopened-rate',
  'ai-end-to-end-rate',
]

/** Changes of definition that vendors announced; a trend that crosses one may step without anything having changed for customers. */
export const vendorBreaks: readonly VendorBreak[] = [
  {
    vendor: 'Ada',
    on: '2025-02-24',
    metrics: reported,
    text: 'Ada assesses all of its answers from here on; before, only those from its knowledge base',
  },
  {
    vendor: 'Helply',
    on: '2026-03-06',
    metrics: reported,
    text: 'Helply counts an escalation form as soon as it is shown; before, only when it was sent',
  },
  {
    vendor: 'Zendesk',
    on: '2026-05-18',
    metrics: reported,
    text: 'Zendesk tells contained from verified resolutions from here on',
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
