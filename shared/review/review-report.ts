import { bySaid, type ReviewEntry, type Reviewer, type ReviewHead, type Thing, thingKey } from './entry.ts'
import type {
  IncomingReview,
  ReviewedThing,
  ReviewerLine,
  ReviewReport,
  SaidLine,
  SignatureLine,
  SignedLine,
} from './report.ts'

/** Everything said, and what has to be known of the project to show it. */
export interface ReviewGround {
  readonly heads: readonly ReviewHead[]
  readonly entries: readonly ReviewEntry[]
  /** The review that is being written on this computer. */
  readonly draft: ReviewHead | null
  readonly writes: ReviewReport['writes']
  /** Whoever looks, to tell their own words. */
  readonly me: Reviewer
  readonly titleOf: (about: Thing) => string
  readonly isKnown: (about: Thing) => boolean
  /** A proposed value in words. */
  readonly valueOf: (about: Thing, value: number) => string
  /** What of a signature is different now. */
  readonly changedSince: (entry: ReviewEntry & { readonly kind: 'signature' }) => readonly string[]
  /** What was signed, in words. */
  readonly signedLines: (entry: ReviewEntry & { readonly kind: 'signature' }) => readonly SignedLine[]
}

const unknown: Reviewer = { name: '', role: '' }

/** One person over several reviews: the same name in the same role. */
const personKey = ({ name, role }: Reviewer): string => `${name.trim().toLowerCase()}\n${role.trim().toLowerCase()}`

/**
 * Where everybody stands. It depends on the set of what was said alone, never on the order in which reviews came in: of each person the newest mark of a thing counts, what was taken back
 * counts no more, and what the owner settled is settled until somebody says something new.
 */
export function reviewReport(ground: ReviewGround): ReviewReport {
  const { heads, draft } = ground
  const all = draft === null || heads.some(({ id }) => id === draft.id) ? heads : [...heads, draft]
  const view = viewOf({ ...ground, heads: all })
  const things = view.things
  return {
    writes: ground.writes,
    draft:
      draft === null
        ? null
        : {
            by: draft.by,
            startedAt: draft.startedAt,
            entries: ground.entries.filter(({ review }) => review === draft.id).length,
          },
    things,
    people: peopleOf(all, ground.entries, draft),
    signatures: signaturesOf(ground, view),
    open: things.filter(({ state, pending }) => state === 'open' || pending.length > 0).length,
    challenged: things.filter(({ state }) => state === 'challenged').length,
    conflicts: things.filter(({ conflict }) => conflict !== null).length,
  }
}

/** What a review would bring: only what is new, with the things as they would stand afterwards. */
export function incomingReview(
  ground: ReviewGround,
  incoming: { readonly head: ReviewHead; readonly entries: readonly ReviewEntry[] },
  found: Pick<IncomingReview, 'isOfOtherContent' | 'logIsTheSame'>,
): IncomingReview {
  const had = new Set(ground.entries.map(({ id }) => id))
  const fresh = incoming.entries.filter(({ id }) => !had.has(id))
  const touched = new Set(fresh.map(({ about }) => thingKey(about)))
  const heads = ground.heads.some(({ id }) => id === incoming.head.id) ? ground.heads : [...ground.heads, incoming.head]
  const before = new Set(viewOf(ground).things.flatMap((one) => (one.conflict === null ? [] : thingKey(one.about))))
  const after = viewOf({ ...ground, heads, entries: [...ground.entries, ...fresh] })
  const count = (kind: ReviewEntry['kind']): number => fresh.filter((one) => one.kind === kind).length
  return {
    by: incoming.head.by,
    startedAt: incoming.head.startedAt,
    comments: count('comment'),
    marks: count('mark'),
    proposals: count('proposal'),
    signatures: count('signature'),
    withdrawals: count('withdrawal'),
    already: incoming.entries.length - fresh.length,
    strange: fresh.filter(({ about }) => !ground.isKnown(about)).length,
    things: after.things.filter(({ about }) => touched.has(thingKey(about))),
    newConflicts: after.things.filter((one) => one.conflict !== null && !before.has(thingKey(one.about))).length,
    ...found,
  }
}

interface View {
  readonly things: readonly ReviewedThing[]
  readonly byOf: (entry: ReviewEntry) => Reviewer
  readonly withdrawn: ReadonlySet<string>
}

function viewOf(ground: ReviewGround): View {
  const entries = [...ground.entries].sort(bySaid)
  const by = new Map(ground.heads.map((head) => [head.id, head.by]))
  const byOf = ({ review }: ReviewEntry): Reviewer => by.get(review) ?? unknown
  const known = new Map(entries.map((entry) => [entry.id, entry]))
  const withdrawn = new Set(
    entries.flatMap((entry) => {
      if (entry.kind !== 'withdrawal') return []
      const target = known.get(entry.entry)
      return target !== undefined && personKey(byOf(target)) === personKey(byOf(entry)) ? target.id : []
    }),
  )
  const settlements = new Map<string, ReviewEntry & { readonly kind: 'settlement' }>()
  for (const entry of entries)
    if (entry.kind === 'settlement') for (const id of entry.settles) settlements.set(id, entry)
  const groups = new Map<string, ReviewEntry[]>()
  for (const entry of entries) {
    if (entry.kind === 'withdrawal' || entry.kind === 'signature') continue
    const key = thingKey(entry.about)
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  const line = (entry: ReviewEntry): SaidLine => {
    const settlement = settlements.get(entry.id)
    const isDraft = ground.draft !== null && entry.review === ground.draft.id
    return {
      id: entry.id,
      kind: entry.kind,
      by: byOf(entry),
      at: entry.at,
      text: 'text' in entry ? entry.text : '',
      mark: entry.kind === 'mark' ? entry.mark : null,
      value: entry.kind === 'proposal' ? ground.valueOf(entry.about, entry.value) : null,
      isWithdrawn: withdrawn.has(entry.id),
      settled:
        entry.kind === 'settlement'
          ? entry.outcome
          : settlement === undefined
            ? null
            : settlement.accepted === entry.id
              ? 'accepted'
              : settlement.outcome === 'accepted'
                ? 'declined'
                : settlement.outcome,
      isDraft,
      isMine: isMine(ground, entry, byOf),
    }
  }
  const things = [...groups.values()].map((said): ReviewedThing => {
    const about = (said[0] as ReviewEntry).about
    const newest = new Map<string, ReviewEntry & { readonly kind: 'mark' }>()
    for (const entry of said)
      if (entry.kind === 'mark' && !withdrawn.has(entry.id)) newest.set(personKey(byOf(entry)), entry)
    const unsettled = [...newest.values()].filter(({ id }) => !settlements.has(id))
    const positions = new Set(unsettled.map(({ mark }) => mark))
    const pending = said.filter(
      (entry) => entry.kind === 'proposal' && !withdrawn.has(entry.id) && !settlements.has(entry.id),
    )
    const proposed = new Set(pending.map((entry) => (entry.kind === 'proposal' ? entry.value : null)))
    const proposers = new Set(pending.map((entry) => personKey(byOf(entry))))
    const last = said.filter((entry) => entry.kind === 'settlement').at(-1)
    const settled =
      last?.kind === 'settlement' && last.outcome !== 'accepted' && last.outcome !== 'declined' ? last.outcome : null
    return {
      about,
      title: ground.titleOf(about),
      isKnown: ground.isKnown(about),
      state: positions.has('challenged')
        ? 'challenged'
        : positions.has('open')
          ? 'open'
          : positions.has('agreed')
            ? 'agreed'
            : settled,
      conflict:
        positions.has('agreed') && positions.has('challenged')
          ? 'marks'
          : proposed.size > 1 && proposers.size > 1
            ? 'proposals'
            : null,
      pending: pending.map(({ id }) => id),
      unsettled: unsettled.map(({ id }) => id),
      said: said.map(line),
    }
  })
  const rank = ({ conflict, state, pending }: ReviewedThing): number =>
    conflict !== null
      ? 0
      : state === 'challenged'
        ? 1
        : pending.length > 0 || state === 'open'
          ? 2
          : state === null
            ? 3
            : 4
  return {
    things: things.sort(
      (a, b) =>
        rank(a) - rank(b) || a.title.localeCompare(b.title, 'en') || (thingKey(a.about) < thingKey(b.about) ? -1 : 1),
    ),
    byOf,
    withdrawn,
  }
}

function isMine(ground: ReviewGround, entry: ReviewEntry, byOf: (entry: ReviewEntry) => Reviewer): boolean {
  if (ground.writes === 'nowhere') return false
  if (ground.writes === 'review') return ground.draft !== null && entry.review === ground.draft.id
  return personKey(byOf(entry)) === personKey(ground.me)
}

function peopleOf(
  heads: readonly ReviewHead[],
  entries: readonly ReviewEntry[],
  draft: ReviewHead | null,
): ReviewerLine[] {
  return [...heads]
    .sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1))
    .map(({ id, by, startedAt }) => {
      const own = entries.filter(({ review }) => review === id)
      const count = (kind: ReviewEntry['kind']): number => own.filter((one) => one.kind === kind).length
      return {
        review: id,
        by,
        startedAt,
        comments: count('comment'),
        marks: count('mark'),
        proposals: count('proposal'),
        signatures: count('signature'),
        isDraft: draft?.id === id,
      }
    })
}

function signaturesOf(ground: ReviewGround, { byOf, withdrawn }: View): SignatureLine[] {
  return [...ground.entries].sort(bySaid).flatMap((entry): SignatureLine[] => {
    if (entry.kind !== 'signature') return []
    return [
      {
        id: entry.id,
        by: byOf(entry),
        at: entry.at,
        about: entry.about,
        title: ground.titleOf(entry.about),
        statement: entry.statement,
        parts: ground.signedLines(entry),
        differs: entry.differs ?? null,
        changed: ground.changedSince(entry),
        isWithdrawn: withdrawn.has(entry.id),
        isDraft: ground.draft !== null && entry.review === ground.draft.id,
        isMine: isMine(ground, entry, byOf),
      },
    ]
  })
}
