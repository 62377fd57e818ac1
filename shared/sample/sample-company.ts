import { maybeDay } from '../base/calendar.ts'
import { Refusal } from '../base/refusal.ts'
import { makeChance } from './chance.ts'
import { makeThread } from './contacts.ts'
import { crosswalkCsv } from './crosswalk-csv.ts'
import { intercomCsv, numberConversations } from './intercom-csv.ts'
import { ledgerCsv, makePostings } from './ledger-csv.ts'
import { makeLives } from './lives.ts'
import { oddRows, strangersContacts } from './oddities.ts'
import { frameOf, makeCompanies, makeTrialists } from './people.ts'
import { makeSignals, signalsCsv } from './signals-csv.ts'
import { customersCsv, subscriptionsCsv } from './stripe-csv.ts'
import { makeTrialOnly } from './subscriptions.ts'
import { surveyCsv } from './survey-csv.ts'
import { type SampleTruth, tellTruth } from './truth.ts'
import { type Company, type Contact, day, type Frame, type Person, type SampleSettings } from './world.ts'
import { numberTickets, zendeskCsv } from './zendesk-csv.ts'

export type { SampleTruth } from './truth.ts'

/** The exports of the invented company, as texts to be written to files, and what is true of it. */
export interface SampleCompany {
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly truth: SampleTruth
}

/**
 * An invented software company's exports: helpdesk, chat with an AI agent, billing, survey, ledger, a crosswalk and the team's list of signals, shaped as the real ones are,
 * with a known effect of poor AI handling on leaving (`hazardRatio`; 1 builds a world without) that a crude comparison misses because heavier
 * users ask harder questions and leave less. The same settings always give the same texts; `through` is the last day in the data.
 */
export function sampleCompany({
  customers = 2000,
  months = 18,
  seed = 7,
  hazardRatio = 1.8,
  through = '2026-09-30',
}: Partial<SampleSettings> = {}): SampleCompany {
  checkSettings({ customers, months, seed, hazardRatio, through })
  const frame = frameOf({ customers, months, seed, hazardRatio, through })
  const lives = makeLives(frame, makeCompanies(frame))
  const trialists = makeTrialists(frame)
  const asked = [...lives.flatMap((l) => l.contacts), ...trialists.flatMap((company) => trialContacts(frame, company))]
  const real = [...asked, ...strangersContacts(frame)]
  const contacts = [...real, ...oddRows(frame, real)]

  const tickets = numberTickets(contacts)
  const conversations = numberConversations(contacts)
  const zendesk = zendeskCsv(frame, tickets)
  const intercom = intercomCsv(frame, conversations)
  const payers = [
    ...lives.map(({ company, subscriptions }) => ({ company, subscriptions })),
    ...trialists.map((company) => ({ company, subscriptions: [makeTrialOnly(frame, company)] })),
  ]
  const ledger = ledgerCsv(frame, makePostings(frame, contacts))
  const signals = makeSignals(frame, lives)
  const files = [
    zendesk,
    intercom,
    subscriptionsCsv(
      frame,
      payers.flatMap((p) => p.subscriptions),
    ),
    customersCsv(frame, payers),
    surveyCsv(frame, [...tickets, ...conversations]),
    ledger,
    crosswalkCsv(lives.map((l) => l.company)),
    signalsCsv(signals),
  ]
  const truth = tellTruth(frame, {
    lives,
    trialOnly: trialists.length,
    contacts,
    ledger,
    signals,
    files,
    damagedContacts: [...zendesk.damagedContacts, ...intercom.damagedContacts],
  })
  return { files: files.map(({ name, text }) => ({ name, text })), truth }
}

function checkSettings({ customers, months, seed, hazardRatio, through }: SampleSettings): void {
  const check = (isGood: boolean, message: string, hint: string): void => {
    if (!isGood) throw new Refusal('bad-value', message, hint)
  }
  const isWhole = (n: number, from: number, to: number): boolean => Number.isInteger(n) && n >= from && n <= to
  check(
    isWhole(customers, 1, 80_000),
    `can't make a sample of ${customers} customers`,
    'Give a whole number from 1 to 80000.',
  )
  check(isWhole(months, 1, 60), `can't make a sample of ${months} months`, 'Give a whole number from 1 to 60.')
  check(Number.isSafeInteger(seed), `the seed ${seed} is not a whole number`, 'Give a whole number.')
  check(
    hazardRatio >= 0.1 && hazardRatio <= 10,
    `can't build in a hazard ratio of ${hazardRatio}`,
    'Give a number from 0.1 to 10; 1 is a world without an effect.',
  )
  check(maybeDay(through) !== undefined, `${through} is not a date`, 'Write the last day of the data as 2026-09-30.')
}

/** A third of those who only try the product ask something while they do. */
function trialContacts(frame: Frame, company: Company): Contact[] {
  const chance = makeChance(frame.seed, 'trial-contacts', company.index)
  const openedAt = company.paidFrom - chance.whole(1, 12) * day
  const asks = chance.isLucky(0.35)
  if (!asks || openedAt < frame.from || openedAt >= frame.end) return []
  return makeThread(frame, {
    key: `${company.index}.t`,
    company,
    person: company.people[0] as Person,
    topic: 'How-to',
    isHard: false,
    isAi: chance.isLucky(0.6),
    isChat: true,
    openedAt,
    isFollowUp: false,
  })
}
