/** Lengths of time, in seconds, that decide whether a resolution held. */
export const windows = {
  recontact48h: 48 * 3600,
  recontact7d: 7 * 86_400,
  /** A contact without a close is still open after this long, and then counts as failed. */
  stillOpen: 14 * 86_400,
  /** A contact belongs to the same issue when it is opened this soon after the one before was closed. */
  link: 7 * 86_400,
} as const

/** Version of the rules below; a change of meaning is a new version. */
export const tierVersion = 1

/**
 * Which rule puts a contact into which tier, in the order in which they are tried: the first that fits decides. A contact's rule is kept,
 * so that anyone can see why it stands where it stands.
 */
export const tierRules = [
  {
    id: 'immature',
    tier: 'unknown',
    words: 'too recent to tell: seven days after its close have not passed in the data',
  },
  { id: 'unidentified', tier: 'unknown', words: 'nobody is named, so a return can’t be seen' },
  { id: 'still-open', tier: 'failed', words: 'still open after fourteen days' },
  { id: 'not-resolved', tier: 'failed', words: 'the vendor’s own record says that it was not resolved' },
  { id: 'reopened', tier: 'failed', words: 'it was opened again after being solved' },
  {
    id: 'came-back',
    tier: 'failed',
    words: 'the same customer came back about the same topic within seven days, on any channel',
  },
  { id: 'handed-over', tier: 'fragile', words: 'AI tried first, a person resolved it' },
  { id: 'rated-badly', tier: 'fragile', words: 'resolved, but the customer rated it badly' },
  {
    id: 'came-back-otherwise',
    tier: 'fragile',
    words: 'resolved, but the customer came back about something else within seven days',
  },
  { id: 'not-told', tier: 'unknown', words: 'the export says neither who handled it nor how it ended' },
  { id: 'durable', tier: 'durable', words: 'resolved and stayed resolved for seven days' },
] as const
