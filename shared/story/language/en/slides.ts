import { asSentence, english } from '../../../base/format.ts'

const { count, plural } = english
const customers = (n: number) => plural(n, 'customer', 'customers')
const contacts = (n: number) => plural(n, 'contact', 'contacts')

/** A title inside a sentence: `Share of failures` becomes `share of failures`, `AI fees` stays. */
const inside = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title

/** A driver and the value at which the case turns. */
interface Turn {
  readonly driver: string
  readonly value: string
  readonly holdsAbove: boolean
}

/** What the slides say. Titles stand without a full stop; numbers come in words already, counts as numbers. */
export const slides = {
  deck: {
    title: (n: { readonly company: string; readonly quarter: string }) =>
      `${n.company}: customer experience in ${n.quarter}`,
    subject: 'What an outcome costs, who left, and what the team may claim',
  },
  footer: {
    n: (cases: number) => `n ${count(cases)}`,
    through: (day: string) => `data through ${day}`,
  },
  notes: {
    question: (asked: string) => `Likely question: ${asked}`,
    number: (n: {
      readonly title: string
      readonly value: string
      readonly interval: string
      readonly cases: number
      readonly isProjection: boolean
    }) =>
      `${n.title}: ${n.value}${n.interval ? ` (${n.isProjection ? 'middle 80 % of draws' : '95 % interval'} ${n.interval})` : ''}, n ${count(n.cases)}.`,
    leftOut: (rows: readonly { readonly count: number; readonly reason: string }[]) =>
      `Left out: ${rows.map((row) => `${count(row.count)} ${row.reason}`).join(', ')}.`,
    evidence: (id: string) => `Evidence ${id}`,
  },
  untold: {
    title: (n: { readonly says: string; readonly contacts: number; readonly quarter: string }) =>
      `${n.says} from the ${contacts(n.contacts)} of ${n.quarter}`,
    subtitle: 'What is missing is said here, so that nothing is guessed',
    remark: 'Nothing is guessed in its place: once what is missing is imported, this slide tells it.',
  },
  grade: 'grade',
  onePage: {
    kept: (value: string) => `a kept resolution costs ${value}`,
    spent: (amount: string) => `support cost ${amount}`,
    lost: (n: number) => `${customers(n)} left`,
    claimed: (value: string) => `${value} of revenue is claimed`,
    title: (n: { readonly quarter: string; readonly parts: readonly string[] }) =>
      `${n.quarter} in one page: ${n.parts.join(', ')}`,
    untold: 'Money can’t be told yet',
    subtitle: 'Three questions of the CFO, each with what stands behind the answer',
    caption: 'Three answers',
    columns: { question: 'question', answer: 'answer', number: 'number' },
    likely: 'Which of the three would you bet your budget on?',
  },
  promises: {
    restated: (n: number) =>
      `${plural(n, 'number', 'numbers')} of earlier quarters ${n === 1 ? 'is' : 'are'} told differently since later data came in`,
    restatedSubtitle: (quarter: string) => `Restated up to ${quarter}: both values stand, with the reason`,
    restatedCaption: 'Restated numbers',
    restatedColumns: { number: 'number', before: 'told before', now: 'told now', reason: 'reason' },
    inAll: (n: number) => `${count(n)} in all; the log is in the appendix.`,
    neverReplaced: 'A number is restated, never quietly replaced: both values stand.',
    restatedLikely: 'Which of the numbers you showed last time still hold?',
    title: (n: {
      readonly quarter: string
      readonly realised: string
      readonly promised: string
      readonly held: number
      readonly lines: number
    }) =>
      `${n.quarter} came to ${n.realised} against ${n.promised} promised; ${count(n.held)} of ${plural(n.lines, 'line', 'lines')} held`,
    subtitle: (name: string) => `Promised as “${name}”; benefits that count less costs`,
    caption: 'Promised against realised',
    columns: { line: 'line', promised: 'promised', realised: 'realised', how: 'how it is known' },
    notTold: 'not told',
    restatedToo: 'Numbers that were told differently before are in the appendix, with the reason.',
    counting: 'A benefit that nothing tells counts nothing; a cost that nothing tells counts as promised.',
    likely: 'What will you do about the line that did not come?',
    stands: (n: { readonly numbers: number; readonly quarter: string }) =>
      `Nothing was promised for this quarter; none of ${plural(n.numbers, 'number', 'numbers')} told for ${n.quarter} had to be restated`,
    standsSubtitle: 'The main numbers as they were told a quarter ago and as they are now',
    standsCaption: 'A quarter ago and now',
    standsColumn: 'number',
    standsRemark: 'Freeze the case in the app, and this slide holds each later quarter against it.',
    standsHonest: 'Numbers that move are no promise kept or broken: nobody said beforehand where they should be.',
    untold: 'Nothing was promised, and there is no earlier quarter to hold against this one:',
    untoldLikely: 'What did you promise last time?',
  },
  ledger: {
    untold: 'No ledger was imported: the cost of support can’t be told',
    untoldLikely: 'Which accounts belong to support?',
    title: (n: { readonly inScope: string; readonly quarter: string; readonly total: string }) =>
      `Support cost ${n.inScope} in ${n.quarter}, out of a ledger of ${n.total} that ties to the cent`,
    subtitle: 'Postings in scope by class of cost and quarter',
    unit: 'cost of support in the quarter',
    sum: (n: { readonly inScope: string; readonly outOfScope: string; readonly total: string }) =>
      `In scope ${n.inScope} + out of scope ${n.outOfScope} = ${n.total}.`,
    shared: (amount: string) => `${amount} is shared out to contacts.`,
    nothingLeft: 'Nothing is left unallocated; which accounts count as support is a choice that finance can change.',
    left: (n: { readonly amount: string; readonly reason: string | null }) =>
      `${n.amount} is not shared out: ${n.reason ?? 'no driver'}.`,
    likely: 'Which accounts are in, which are out, and who decided?',
  },
  cost: {
    untold: 'Cost per kept resolution can’t be told yet',
    untoldLikely: 'When will the ledger be here?',
    untoldKeptLikely: 'When will enough resolutions be old enough to be judged?',
    subtitle: 'Cost of support per kept resolution, beside the cost per contact that hides half of it',
    unit: 'per kept resolution',
    perContact: (value: string) =>
      `Per contact it is ${value}: contacts are activity, kept resolutions are the outcome.`,
    failed: (value: string) => `An AI attempt that fails costs ${value}, with the person who follows.`,
    average: 'An average: the next resolution may cost more or less. Immature issues are in neither side.',
    likely: 'Is it cheaper because AI got better, or because the easy questions grew?',
  },
  waterfall: {
    untold: 'No AI contacts can be followed to their end',
    untoldLikely: 'Is the AI agent’s export complete?',
    title: (n: { readonly reported: string; readonly kept: string }) =>
      `AI reports ${n.reported} resolved; ${n.kept} stayed resolved without a person`,
    subtitle: (n: number) => `The same ${contacts(n)}, from the vendor’s count to what the customer experienced`,
    unit: (interval: string) => `resolved end to end (${interval})`,
    contained: (share: string) => `${share} were contained without a person; that is workload, not benefit.`,
    endToEnd: 'End to end: not reopened, and no contact about the same topic within seven days, on any channel.',
    silence: 'Who neither came back nor rated may have been helped or may have given up; silence is counted as kept.',
    likely: 'Why is this lower than the number on the vendor’s dashboard?',
  },
  fates: {
    names: {
      confirmed: 'confirmed',
      stayed: 'silent and stayed',
      back: 'came back',
      left: 'silent and left',
      unknowable: 'unknowable',
    },
    untold: 'What became of deflected contacts can’t be told',
    untoldLikely: 'Are contacts that no person saw in the export?',
    title: (n: {
      readonly contacts: number
      readonly confirmed: string
      readonly back: string
      readonly left: string
    }) =>
      `Of ${contacts(n.contacts)} without a person, ${n.confirmed} are confirmed as solved; ${n.back} came back and ${n.left} left`,
    subtitle: 'Contacts that AI or self-service handled alone, by what their customer did next',
    unit: (interval: string) => `confirmed, of all without a person (${interval})`,
    deflection: 'Deflection counts all of them as successes. A return counts on any channel, within thirty days.',
    silent: (share: string) => `${share} stayed without a word: they may have been helped, or have given up.`,
    unknowable: (share: string) => `${share} can’t be known: no paying customer was matched, or it was too recent.`,
    unmatched: 'Who is not matched to a paying customer is in none of these.',
    likely: 'How many of the silent ones were really helped?',
    caption: 'Contacts without a person, by what became of them',
    alt: (last: readonly { readonly name: string; readonly share: string }[]) =>
      `Shares of contacts without a person by quarter; in the last one ${last.map((one) => `${one.name} ${one.share}`).join(', ')}.`,
  },
  retention: {
    untold: 'Too few customers can be followed to compare how long they stay',
    untoldLikely: 'Are cancelled subscriptions in the billing export?',
    subtitle: 'Share of customers still paying, by how their first contact of the last four quarters was handled',
    unit: (n: { readonly interval: string; readonly horizon: number }) =>
      `95 % interval ${n.interval}, of ${count(n.horizon)} days`,
    alike: (alikeIn: string) => `Compared like with like: ${alikeIn}.`,
    risk: (n: { readonly value: string; readonly interval: string }) => `Risk of leaving: ${n.value} (${n.interval}).`,
    notCaused: 'Associated, not caused: nobody was assigned to their handling at random.',
    nothing: 'Nothing is claimed.',
    likely: 'Wouldn’t these customers have left anyway?',
  },
  segments: {
    untold: 'Too few customers left in any segment to compare segments',
    untoldLikely: 'Does it hold for the large accounts?',
    title: (n: { readonly same: number; readonly segments: number; readonly ratio: string; readonly clear: number }) =>
      `In ${count(n.same)} of ${plural(n.segments, 'segment', 'segments')} the ratio points the same way as the whole, ${n.ratio}; ${count(n.clear)} ${n.clear === 1 ? 'holds' : 'hold'} up alone`,
    subtitle: (n: { readonly a: string; readonly b: string }) =>
      `Ratio of the rates of leaving, ${n.a} against ${n.b}, with 95 % intervals`,
    unit: (interval: string) => `for everybody (${interval})`,
    tested: 'Whether segments differ from each other was tested as well: the finding is in the appendix.',
    corrected: '“Holds up” is after correction for all segments that were tested.',
    tooFew: (n: number) =>
      `${plural(n, 'segment', 'segments')} had too few customers or losses and ${n === 1 ? 'is' : 'are'} not drawn.`,
    likely: 'Is it all one segment?',
    caption: 'Ratio of the rates of leaving, by segment',
    alt: (n: {
      readonly whole: string
      readonly rows: readonly { readonly label: string; readonly ratio: string }[]
    }) =>
      `Ratios with intervals: everybody ${n.whole}; ${n.rows.map((row) => `${row.label} ${row.ratio}`).join('; ')}.`,
    everybody: 'everybody',
    label: (n: { readonly by: string; readonly name: string }) => `${n.by}: ${n.name}`,
    under: (cases: number) => `n ${count(cases)}`,
  },
  revenue: {
    untold: 'Recurring revenue can’t be told yet',
    untoldLikely: 'Which system holds the subscriptions?',
    subtitle: 'Monthly recurring revenue from the start to the end of the quarter',
    unit: 'gross revenue retention',
    moved: (n: { readonly left: number; readonly joined: number; readonly returned: number }) =>
      `${customers(n.left)} left, ${count(n.joined)} joined, ${count(n.returned)} came back.`,
    net: (value: string) => `Net revenue retention ${value}.`,
    ties: 'Opening and movements give closing, for every customer and in total, to the cent.',
    misses: (amount: string) =>
      `Opening and movements miss closing by ${amount}: do not use these numbers before that is found.`,
    likely: 'How does this bridge to the ARR that finance reports?',
  },
  saves: {
    untold: 'Whether flagged customers were saved can’t be told without a file of signals',
    untoldLikely: 'Who acts on a customer at risk, and where is it written down?',
    title: (n: {
      readonly customers: number
      readonly saved: string
      readonly stayed: { readonly share: string; readonly customers: number } | null
    }) =>
      `Of ${customers(n.customers)} flagged at risk and worked on, ${n.saved} were still here ninety days later; ${
        n.stayed
          ? `${n.stayed.share} of ${customers(n.stayed.customers)} stayed when nobody acted`
          : 'how many would have stayed by themselves can’t be told'
      }`,
    subtitle: 'Customers flagged as at risk whose ninety days are over',
    unit: (interval: string) => `still here after ninety days (${interval})`,
    atRisk: (n: { readonly amount: string; readonly customers: number }) =>
      `At risk: ${n.amount} a month with ${customers(n.customers)}.`,
    young: 'Flags younger than ninety days are in neither group.',
    notRandom: 'Nobody chose at random whom to call: those worked on may have been the ones who would stay anyway.',
    likely: 'How many of them would have stayed anyway?',
    caption: 'Still a customer ninety days after the flag',
    alt: (n: { readonly saved: string; readonly stayed: string }) =>
      `Still here after ninety days: ${n.saved} of those worked on, ${n.stayed} of those not worked on.`,
    worked: 'worked on',
    notWorked: 'not worked on',
    series: 'still here',
  },
  signals: {
    untold: 'What became of support’s signals can’t be told without a file of signals',
    untoldLikely: 'Where does support pass a signal on, and who takes it?',
    title: (n: { readonly raised: number; readonly accepted: number; readonly won: number | null }) =>
      `Of ${plural(n.raised, 'signal', 'signals')} of expansion from support, ${count(n.accepted)} were accepted${n.won === null ? '' : ` and ${count(n.won)} won`}`,
    subtitle: 'Customers with a signal of expansion, by how far it came',
    caption: 'Signals of expansion, by the furthest stage they reached',
    steps: { raised: 'raised', accepted: 'accepted', conversation: 'conversation', won: 'won' },
    alt: (steps: readonly { readonly name: string; readonly value: number | null }[]) =>
      `Signals: ${steps.map((step) => `${step.name} ${step.value === null ? 'too few to say' : count(step.value)}`).join(', ')}.`,
    series: 'signals',
    unit: 'of signals were accepted',
    followed: (n: { readonly amount: string; readonly customers: number }) =>
      `Expansion that followed: ${n.amount} a month with ${customers(n.customers)}.`,
    once: 'Several signals about one customer within ninety days count once.',
    shared: 'A deal that followed a signal is shared with Sales; renewals are left out.',
    likely: 'Would Sales have found these without support?',
  },
  claims: {
    untold: 'No revenue can be claimed yet',
    untoldLikely: 'What would it take to claim any?',
    subtitle: 'From revenue that service touched to revenue that it may claim, monthly',
    unit: 'claimed, monthly',
    touched: 'Touched revenue is no claim: these customers had a contact, no more.',
    associated: (n: { readonly amount: string; readonly low: string; readonly high: string }) =>
      `Associated: ${n.amount}, ${n.low} to ${n.high}.`,
    reason: (reason: string) => asSentence(reason),
    nothing: 'nothing is claimed until finance has agreed the factors',
    likely: 'What would have happened without the team?',
  },
  businessCase: {
    untold: 'There is no business case yet',
    untoldLikely: 'What would have to be known before a case can be made?',
    worth: (n: { readonly npv: string; readonly payback: string | null }) =>
      `The case is worth ${n.npv} over three years at cautious values${n.payback === null ? '' : `, paid back after ${n.payback} months`}`,
    loses: (n: { readonly amount: string; readonly payback: string | null }) =>
      `At cautious values the case does not pay in cash: it loses ${n.amount} over three years${n.payback === null ? '' : `, paid back after ${n.payback} months`}`,
    subtitle: 'Risk-adjusted benefits and costs, today and at the end of each of three years',
    unit: (interval: string) => `net present value; middle 80 % of draws ${interval}`,
    sum: (n: { readonly benefits: string; readonly costs: string; readonly roi: string | null }) =>
      `Benefits worth ${n.benefits} today, costs ${n.costs}${n.roi === null ? '' : `: a return of ${n.roi}`}.`,
    loss: (share: string) => `It loses money in ${share} of ten thousand draws.`,
    projected: 'A projection from assumptions, not a measurement. Time of people freed is not counted as cash.',
    likely: 'Which of these benefits will I see in the bank?',
  },
  sensitivity: {
    untold: 'There is no case whose breaking point could be told',
    untoldLikely: 'What breaks it?',
    none: (drivers: number) => `None of the ${plural(drivers, 'widest driver', 'widest drivers')} alone turns the case`,
    breaks: ({ driver, value, holdsAbove }: Turn) =>
      `The case breaks if “${inside(driver)}” ${holdsAbove ? 'falls below' : 'rises above'} ${value}`,
    pays: ({ driver, value, holdsAbove }: Turn) =>
      `The case pays only if “${inside(driver)}” is ${holdsAbove ? 'above' : 'below'} ${value}`,
    subtitle: 'Change of the net present value when one driver alone goes to its low or high end, widest first',
    turns: (n: { readonly driver: string; readonly value: string; readonly within: boolean }) =>
      `${n.driver}: turns at ${n.value}, ${n.within ? 'inside' : 'outside'} what is thought possible.`,
    oneAtATime: 'One driver at a time; several bad ends together are in the scenarios of the appendix.',
    likely: 'Which of these do you control?',
  },
  whatHolds: {
    title: (n: { readonly worked: number; readonly points: number; readonly not: number }) =>
      `${count(n.worked)} of ${plural(n.points, 'proof point', 'proof points')} ${n.worked === 1 ? 'stands' : 'stand'} this quarter; ${count(n.not)} went the wrong way or found nothing`,
    subtitle: 'What the evidence supports, and what it does not',
    caption: 'Proof points',
    columns: { stands: 'stands', claim: 'claim' },
    yes: 'yes',
    no: 'no',
    likely: 'What will you do about the ones that did not work?',
  },
  ask: {
    untold: 'Nothing is asked for before a case can be made',
    untoldLikely: 'What do you need from us?',
    asks: (n: { readonly costs: string; readonly turn: Turn | null }) =>
      `We ask for ${n.costs} over three years${n.turn ? `; we stop if “${inside(n.turn.driver)}” ${n.turn.holdsAbove ? 'stays below' : 'rises above'} ${n.turn.value}` : ''}`,
    doesNot: (n: { readonly costs: string; readonly loss: string }) =>
      `We do not ask for ${n.costs} on this case: at cautious values it loses ${n.loss}`,
    subtitle: 'What it would be spent on, worth today, and when we look again',
    caption: 'Costs of the case, worth today',
    alt: (lines: readonly { readonly title: string; readonly amount: string }[]) =>
      `Costs worth today: ${lines.map((line) => `${line.title} ${line.amount}`).join(', ')}.`,
    series: 'worth today',
    unit: 'over three years, worth today',
    stop: ({ driver, value, holdsAbove }: Turn) =>
      `Stop when ${inside(driver)} ${holdsAbove ? 'stays below' : 'rises above'} ${value}: there the case is worth nothing.`,
    review: (quarter: string) => `Next review with the numbers of ${quarter}, promise against result.`,
    agreed: 'What counts is agreed with finance first: every assumption is in the appendix with its owner and status.',
    pilot: 'A pilot that settles the widest driver costs less than the case; the honest ask is for that.',
    likely: 'What happens if we say no?',
  },
}
