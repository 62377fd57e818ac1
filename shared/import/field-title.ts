const titles: Readonly<Record<string, string>> = {
  vendorId: 'Id of the record',
  vendorPersonId: 'Id of the person in this program',
  externalId: 'Your own customer id',
  customerVendorId: 'Customer id',
  email: 'E-mail',
  companyId: 'Company id',
  organisation: 'Company',
  openedAt: 'Opened',
  closedAt: 'Closed',
  firstClosedAt: 'First closed',
  updatedAt: 'Updated',
  createdAt: 'Created',
  startedAt: 'Started',
  endedAt: 'Ended',
  cancelRequestedAt: 'Cancellation asked for',
  trialEndAt: 'Trial ends',
  orderedAt: 'Ordered',
  postedAt: 'Posted',
  respondedAt: 'Answered',
  ratedAt: 'Rated',
  dueAt: 'Due',
  at: 'When',
  handledBy: 'Who handled it',
  aiInvolved: 'AI took part',
  humanInvolved: 'A person took part',
  resolution: 'How it ended',
  handleSeconds: 'Handling time',
  firstReply: 'Time to first reply',
  customerReplies: 'Replies of the customer',
  mrr: 'Monthly recurring revenue',
  arr: 'Yearly recurring revenue',
  total: 'Total',
  costCentre: 'Cost centre',
  contactVendorId: 'Id of the contact it is about',
  csat: 'Satisfaction',
  nps: 'Would recommend (NPS)',
  ces: 'Effort (CES)',
  finState: 'What Fin came to',
  interval: 'Paid every',
  left: 'Helpdesk key',
  right: 'Billing customer',
}

/** What a field is called for people: `openedAt` is "Opened", `endReason` "End reason". */
export function fieldTitle(field: string): string {
  const known = titles[field]
  if (known !== undefined) return known
  const words = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
