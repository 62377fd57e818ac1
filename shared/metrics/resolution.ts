const hour = 3600
const day = 86_400

/** Lengths of time, in seconds, at which returns are measured and by which resolutions are judged unless the project decides otherwise. */
export const windows = {
  recontact48h: 48 * hour,
  recontact7d: 7 * day,
  recontact30d: 30 * day,
  /** A return on the same channel (RingCentral’s window). */
  sameChannel: 3 * day,
  /** A contact without a close is still open after this long, and then counts as failed. */
  stillOpen: 14 * day,
  /** A contact belongs to the same issue when it is opened this soon after the one before was closed. */
  link: 7 * day,
  /** Contacts of one customer about one topic opened this soon after one another, on different channels, are one asking: people send e-mail, form and chat at once. */
  atOnce: 600,
} as const

/** The windows that decide whether a resolution held: chosen per project, kept with a version, and by topic where one topic takes longer to tell. */
export interface ResolutionRules {
  readonly version: number
  /** Calendar date from which they hold. */
  readonly effectiveFrom: string
  /** Why they were chosen. */
  readonly reason: string
  /** A return about the same topic this soon after the close means that the resolution did not hold. */
  readonly hold: number
  readonly link: number
  readonly stillOpen: number
  /** Other windows for some topics, by the topic's word. */
  readonly topics: Readonly<Record<string, { readonly hold?: number; readonly link?: number }>>
}

/** What holds until somebody decides otherwise. */
export const defaultRules: ResolutionRules = {
  version: 1,
  effectiveFrom: '2025-01-01',
  reason: 'Proofbook’s own windows',
  hold: windows.recontact7d,
  link: windows.link,
  stillOpen: windows.stillOpen,
  topics: {},
}

/** Version of the rules below; a change of meaning is a new version. */
export const tierVersion = 2

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
  {
    id: 'left-silently',
    tier: 'unknown',
    words: 'silent, and the customer left within seven days: silence before leaving proves no resolution',
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

/** What became of a contact that AI or self-service took care of alone. */
export const fates = [
  { id: 'confirmed', words: 'the customer said that it was resolved' },
  { id: 'stayed', words: 'silent, and still a customer thirty days later' },
  { id: 'came-back', words: 'the customer came back about the same topic, or opened it again' },
  { id: 'left', words: 'silent, and gone within thirty days' },
  {
    id: 'unknowable',
    words: 'nobody known, no paying customer, or too recent: neither a return nor a leaving could have been seen',
  },
] as const

/** The name of a fate. */
export type Fate = (typeof fates)[number]['id']
