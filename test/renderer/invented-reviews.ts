import type { Argument, MergedReview, Person, ReviewWord } from '../../shared/contract.ts'
import type { ReviewEntry, ReviewHead, Said, SettlementOutcome, Thing } from '../../shared/review/entry.ts'
import type { IncomingReview, ReviewReport, SignableReport } from '../../shared/review/report.ts'
import { incomingReview, type ReviewGround, reviewReport } from '../../shared/review/review-report.ts'

const head = (id: string, name: string, role: string): ReviewHead => ({
  id,
  project: 'p',
  by: { name, role },
  startedAt: Date.UTC(2026, 10, 18, 9) / 1000,
  content: 'c',
  log: { count: 0, hash: '' },
})
const number: Thing = { kind: 'number', id: 'cost-per-kept-resolution@1/2026Q3' }
const margin: Thing = { kind: 'assumption', id: 'gross-margin' }

/** Reviews of an invented project, with the real rules of who stands where. */
export function inventedReviews() {
  const owner = head('owner', 'Ana Brandt', 'CX leader')
  const bo = head('bo', 'Bo Lind', 'FP&A')
  const cy = head('cy', 'Cy Okafor', 'Controller')
  const titles: Readonly<Record<string, string>> = {
    [number.id]: 'Cost per kept resolution, Q3 2026',
    [margin.id]: 'Gross margin',
    project: 'The project as a whole',
  }
  let heads: ReviewHead[] = [bo]
  let draft: ReviewHead | null = null
  let n = 0
  const entry = (by: ReviewHead, about: Thing, said: Said): ReviewEntry => {
    n += 1
    return { id: `e${n}`, review: by.id, at: by.startedAt + n * 600, about, ...said }
  }
  let entries: ReviewEntry[] = [
    entry(bo, number, { kind: 'comment', text: 'Does this hold the seats that the pilot team had in July?' }),
    entry(bo, number, { kind: 'mark', mark: 'challenged', text: 'The platform fee of August is missing.' }),
    entry(bo, margin, { kind: 'proposal', value: 0.64, low: null, high: null, text: 'As in the board report.' }),
  ]
  const coming = [
    entry(cy, margin, { kind: 'proposal', value: 0.7, low: null, high: null, text: 'Without the hosting credit.' }),
    entry(cy, number, { kind: 'mark', mark: 'agreed', text: '' }),
    entry(cy, { kind: 'number', id: 'gone@1/2026Q3' }, { kind: 'comment', text: 'Where did this one go?' }),
  ]
  const ground = (): ReviewGround => ({
    heads,
    entries,
    draft,
    writes: draft === null ? 'project' : 'review',
    me: owner.by,
    titleOf: ({ id }) => titles[id] ?? id,
    isKnown: ({ id }) => !id.startsWith('gone'),
    valueOf: (_about, value) => `${Math.round(value * 100)}\u00a0%`,
    changedSince: () => [],
    signedLines: ({ signed }) =>
      signed.map(({ name, version }) => ({
        title: name === 'windows' ? 'Windows' : 'Cost per kept resolution',
        version,
        says: [
          { name: 'formula', text: 'What the quarter bears, shared out to contacts, per resolution that was kept.' },
        ],
      })),
  })
  const report = (): ReviewReport => reviewReport(ground())
  const say = (about: Thing, said: Said): ReviewReport => {
    if (draft === null && !heads.includes(owner)) heads = [...heads, owner]
    entries = [...entries, entry(draft ?? owner, about, said)]
    return report()
  }
  const incoming = (): IncomingReview =>
    incomingReview(ground(), { head: cy, entries: coming }, { isOfOtherContent: false, logIsTheSame: true })
  const signable: SignableReport = {
    definitions: [
      { name: 'a', title: 'Cost per kept resolution', version: '1', hash: 'a' },
      { name: 'windows', title: 'Windows', version: '1', hash: 'b' },
    ],
    reconciliations: [
      {
        id: 'movements/2026Q3',
        title: 'Recurring revenue in Q3 2026: opening and movements make closing',
        ties: true,
        figures: [
          { name: 'opening', value: '€412,000.00' },
          { name: 'closing', value: '€420,500.00' },
        ],
      },
      {
        id: 'arr/2026Q3',
        title: 'Annual recurring revenue at the end of Q3 2026: the billing data’s and finance’s',
        ties: false,
        figures: [
          { name: 'by the billing data', value: '€5,046,000.00' },
          { name: 'unexplained', value: '€1,200.00' },
          { name: 'by finance', value: '€5,047,200.00' },
        ],
      },
    ],
  }
  return {
    report,
    signable,
    incoming,
    start: (by: Person): void => {
      draft = { ...head('draft', by.name, by.role) }
    },
    end: (): void => {
      draft = null
    },
    say: ({ about, said }: ReviewWord): ReviewReport =>
      say(about, said.kind === 'proposal' ? { ...said, low: said.low ?? null, high: said.high ?? null } : said),
    sign: ({ about, only, differs }: Argument<'review:sign'>): ReviewReport =>
      say(about, {
        kind: 'signature',
        statement: 'Signed.',
        signed: signable.definitions.filter(({ name }) => only?.includes(name) ?? true),
        ...(differs === undefined ? {} : { differs }),
      }),
    withdraw: (id: string): ReviewReport => say(number, { kind: 'withdrawal', entry: id }),
    merge: (): MergedReview => {
      const found = incoming()
      heads = [...heads, cy]
      entries = [...entries, ...coming]
      return { merged: coming.length, incoming: found, report: report() }
    },
    settle: ({
      about,
      outcome,
      accepted,
      text,
    }: {
      readonly about: Thing
      readonly outcome: SettlementOutcome
      readonly accepted?: string
      readonly text: string
    }): ReviewReport => {
      const thing = report().things.find((one) => one.about.id === about.id)
      return say(about, {
        kind: 'settlement',
        settles: [...(thing?.pending ?? []), ...(thing?.unsettled ?? [])],
        outcome,
        accepted: accepted ?? null,
        text,
      })
    },
  }
}
