import type { SignState } from '../../shared/metrics/self-check.ts'
import type { SignalFamily, Stage } from '../../shared/metrics/signals.ts'

/** The texts of the scorecard’s parts. Numbers arrive here as words already. */
export const scorecardWords = {
  index: 'Parts of the scorecard',
  parts: {
    outcomes: 'Activity and outcome',
    resolution: 'What held',
    metrics: 'Every metric',
    'at-risk': 'At risk',
    signals: 'Signals',
    roles: 'Roles',
    'self-check': 'Self-check',
    definitions: 'Definitions',
    changes: 'Changes',
  },

  pairs: {
    lead: (told: string) => `${told}, each beside what became of the customer.`,
    sub: 'Keep reporting the left side while the right side earns its place.',
    none: 'No activity metric has an outcome that can be told yet.',
    activity: 'Activity',
    outcome: 'Outcome it should answer to',
    untold: 'Not told yet',
    of: (n: string) => `of ${n}`,
    interval: (range: string) => `95 % interval ${range}`,
    breaks:
      'A dotted upright marks a quarter in which a vendor changed its count; a step there may be no change for customers.',
    told: 'As told under earlier windows',
  },

  metrics: {
    lead: (metrics: string, quarter: string) => `${metrics} of ${quarter}, every one with its cases and its interval.`,
    find: 'Find a metric',
    nothing: 'No metric goes by that name.',
    median: 'median',
    p90: 'nine of ten',
    trend: 'Trend',
    tooFew: (n: string) => `too few (${n})`,
    copy: 'Copy the table',
    cutNote: 'A cell with too few cases says so and is not turned into a rate.',
  },

  atRisk: {
    lead: (customers: string, mrr: string) => `${customers} show two signs or more and pay ${mrr} a month.`,
    none: 'No paying customer shows two signs or more.',
    sub: (day: string) =>
      `What was seen of them in the ninety days until ${day}. It says whom to speak to first, not who will leave.`,
    signs: 'Which signs came before losses in this data',
    signsSub: (customers: string, left: string) =>
      `Paying customers at the beginning of each quarter so far: ${customers}, of whom ${left} left within 180 days. All signs in one Cox model; associated, not caused.`,
    sign: 'Sign',
    shownBy: 'Shown by',
    ratio: 'Leaving, against those without it',
    says: 'In words',
    more: 'associated with leaving sooner',
    less: 'associated with leaving later',
    unclear: 'no clear difference',
    list: 'Customers at risk now',
    customer: 'Customer',
    mrr: 'Per month',
    count: 'Signs',
    reasons: 'What was seen',
    action: 'Export for a save campaign',
    exported: (rows: string, name: string) => `${rows} written to ${name}.`,
    work: 'Writing the list',
    fileName: 'customers-at-risk',
    back: 'How it comes back as a save rate',
    backText:
      'Work the list outside, fill in its status column (worked, saved, lost …), and import it next quarter as signals. Those worked then stand beside those nobody worked, so that a save is not claimed from customers who would have stayed anyway.',
    saved: 'Saved, of those worked',
    stayed: 'Stayed, of those nobody worked',
    empty: {
      title: 'Nobody can be called at risk yet.',
      text: 'Import contacts and billing customers that match: repeat contacts, hand-offs, failed resolutions, bad ratings, price questions and usage drops then say whom to speak to first.',
    },
  },

  signals: {
    funnel: 'From signal to won',
    families: {
      'at-risk': 'At risk',
      expansion: 'Expansion',
      'first-value': 'First value',
      'usage-drop': 'Usage drop',
      exception: 'Exception',
      save: 'Save',
      other: 'Other',
    } satisfies Record<SignalFamily, string>,
    stages: {
      raised: 'raised',
      worked: 'worked on',
      accepted: 'accepted',
      conversation: 'conversation',
      won: 'won',
    } satisfies Record<Stage, string>,
    saved: 'saved',
    immature: (count: string) => `${count} too recent to have had their time`,
    handOff: 'Hand-off to the revenue team',
    kind: 'Signal',
    noticed: 'Noticed',
    stage: 'Stage',
    owner: 'Owner',
    due: 'Due',
    overdue: 'overdue',
    nobody: 'nobody yet',
    action: 'Export the hand-off list',
    fileName: 'hand-off',
    empty: {
      title: 'No signals have been imported for this quarter.',
      text: 'Import a table of signals from the CRM, the helpdesk’s tags or a sheet: customer, type (at risk, expansion, exception, save), date and status. Then this part shows the way from signal to won, and who speaks to whom by when.',
    },
  },

  roles: {
    lead: 'Who can move which outcome, and who owns it.',
    map: 'Outcome map',
    mapSub:
      'Which business outcome each team metric answers to in this company. Proofbook proposes; a change is kept in the project.',
    metric: 'Team metric',
    outcome: 'Business outcome',
    owner: 'Owner',
    proposed: 'proposed',
    decided: 'decided here',
    now: 'Now',
    before: 'Before',
    movement: 'Movement',
    lever: 'What the role can do',
    team: 'Team',
    readOnly: 'This project is open for reading only: the map can’t be changed.',
  },

  selfCheck: {
    state: {
      shows: 'shows',
      'does not show': 'does not show',
      'can’t be told': 'can’t be told yet',
    } satisfies Record<SignState, string>,
    sub: 'Judged from this project’s own numbers, each by a rule that is said with it.',
  },

  definitions: {
    lead: (count: string) => `${count}, each with the rule that the code follows.`,
    sub: 'The same text stands in the deck’s appendix and behind every number.',
    changesLead: (version: string) => `Version ${version} of the windows holds; nothing told before it is lost.`,
    changesSub: 'A definition changes by a new version. What was told under the old one stays beside the new.',
    find: 'Find a definition',
    version: (version: string) => `version ${version}`,
    windows: 'How long a resolution must hold',
    windowNow: (length: string, from: string) =>
      `A return about the same topic within ${length} means that the resolution did not hold; in force from ${from}.`,
    topicsNow: (topics: string) => `Topics with a window of their own: ${topics}.`,
    versions: 'Versions of the windows',
    from: 'From',
    hold: 'Must hold for',
    topics: 'Topics with their own',
    reason: 'Why',
    decide: 'Decide on other windows',
    decideText:
      'Every quarter is told again under the new windows; the numbers told so far stay beside them under their version.',
    days: 'Days that a resolution must hold',
    effective: 'In force from',
    why: 'Why it changes',
    whyHint: 'One sentence that finance will read next year.',
    topicDays: (topic: string) => `Days for ${topic}`,
    addTopic: 'Add a topic with its own window',
    keep: 'Decide',
    leave: 'Leave as it is',
    work: 'Telling every quarter again under the new windows',
    decided: (version: string) => `Version ${version} of the windows holds now.`,
    needsDays: 'Between 1 and 90 days.',
    needsDate: 'A date, such as 2026-10-01.',
    needsReason: 'Say why.',
    restatements: 'Restated numbers',
    restatementsNone: 'No number of a finished quarter has changed since it was first told.',
    restatementsCaption: 'Numbers of finished quarters that are told differently now, each with the value it had',
    number: 'Number',
    told: 'As told',
    now: 'Now',
    cases: 'n then and now',
    breaks: 'Vendors that changed their count',
    breaksNone: 'No vendor in use changed its count in these quarters.',
    superseded: 'Told under earlier windows',
    supersededCaption: 'Numbers as they were told under earlier windows, beside what holds now',
    family: 'Family',
  },

  rows: {
    search: 'Search the rows',
    shown: (count: string) => `${count} found`,
    all: (count: string) => `${count} rows`,
    copy: 'Copy',
    csv: 'Copy as CSV',
    none: 'No row holds that.',
    more: 'Reading more rows',
  },
} as const

/** The parts of the scorecard, in reading order; the first is the screen itself. */
export const scorecardParts = Object.keys(scorecardWords.parts) as readonly (keyof typeof scorecardWords.parts)[]

/** One of the scorecard’s parts. */
export type ScorecardPart = keyof typeof scorecardWords.parts
