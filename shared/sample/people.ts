import { dateOfDay, dayNumber } from '../base/calendar.ts'
import type { Instant } from '../base/model.ts'
import { berlinInstant } from './berlin.ts'
import { type Chance, makeChance } from './chance.ts'
import { companyForms, companyRoots, companyTrades, firstNames, lastNames, plainLetters } from './names.ts'
import {
  type Company,
  day,
  type Frame,
  type LinkRoute,
  type Person,
  type Plan,
  planNames,
  type SampleSettings,
} from './world.ts'

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const freeMail = ['postfach.example', 'webpost.example', 'freimail.example']

/** What each plan is like: how common, how many seats, how heavily used, how readily left. */
const planTraits: Record<
  Plan,
  { share: number; seats: readonly [number, number]; logUse: number; logHazard: number; segments: readonly string[] }
> = {
  Starter: { share: 0.46, seats: [1, 4], logUse: -0.38, logHazard: 0.5, segments: ['SMB', 'SMB', 'SMB', 'SMB'] },
  Growth: {
    share: 0.37,
    seats: [3, 12],
    logUse: 0.12,
    logHazard: -0.15,
    segments: ['SMB', 'Mid-market', 'Mid-market', 'SMB'],
  },
  Scale: {
    share: 0.17,
    seats: [8, 40],
    logUse: 0.62,
    logHazard: -1,
    segments: ['Mid-market', 'Enterprise', 'Enterprise', 'Enterprise'],
  },
}

const ownUseSpread = 0.6
const usualContactsPerMonth = 0.27
const usualMonthlyHazard = 0.0245
/** How much less readily a customer leaves for each e-fold of use of its own. */
const useKeeps = 0.45

/** How a company's people appear in the helpdesks. */
type Look = 'plain' | 'crosswalk' | 'shared-mailbox'

/** The customers: 60 % were there before the data begin, the rest join through the months. */
export function makeCompanies(frame: Frame): Company[] {
  return Array.from({ length: frame.customers }, (_, index) => makeCompany(frame, index))
}

/** Companies that try the product and never pay: three in two hundred. Some of them start after the data end, and are still trying. */
export function makeTrialists(frame: Frame): Company[] {
  return Array.from({ length: Math.round(frame.customers * 0.015) }, (_, n) => {
    const company = makeCompany(frame, frame.customers + n)
    const chance = makeChance(frame.seed, 'trial', n)
    const startsAt = Math.floor(chance.between(frame.from, frame.end - day))
    return { ...company, paidFrom: startsAt + 14 * day, trialFrom: startsAt, crosswalkKeys: [] }
  })
}

function makeCompany(frame: Frame, index: number): Company {
  const { seed } = frame
  const profile = makeChance(seed, 'profile', index)
  const plan = planNames[profile.weighted(planNames.map((p) => planTraits[p].share))] as Plan
  const traits = planTraits[plan]
  const ownUse = ownUseSpread * profile.normal()
  const isAnnual = profile.isLucky(plan === 'Scale' ? 0.22 : 0.1)
  const seats = profile.whole(traits.seats[0], traits.seats[1])
  const segment = profile.pick(traits.segments)
  const country = profile.pick(['DE', 'DE', 'DE', 'AT', 'CH', 'NL', 'FR', 'DK', 'SE', 'CZ'])
  const { name, slug } = companyName(index)
  const looks = makeChance(seed, 'looks', index)
  const isShared = plan === 'Starter' && looks.isLucky(0.08)
  const look: Look = isShared ? 'shared-mailbox' : looks.isLucky(0.06) ? 'crosswalk' : 'plain'
  const domain = `${slug}.example`
  const billingName = nameOf(makeChance(seed, 'billing-name', index))
  const billingEmail =
    look === 'shared-mailbox'
      ? `${addressName(billingName)}.${index}@${looks.pick(freeMail)}`
      : look === 'crosswalk'
        ? `invoices@${slug}-holding.example`
        : looks.isLucky(0.5)
          ? `${addressName(billingName)}@${domain}`
          : `${looks.pick(['billing', 'finance', 'office'])}@${domain}`
  const hasCompanyId = looks.isLucky(0.72)
  const joined = joiningTime(frame, index)
  const companyNo = `NW-${10_000 + ((index * 7919) % 89_989)}`
  const customerNo = `K-${20_000 + ((index * 3571) % 79_999)}`
  const crosswalkKeys = look === 'crosswalk' ? [name, `legacy-${4000 + index}`] : []
  return {
    index,
    stripeId: `cus_${makeChance(seed, 'stripe-customer', index).text(letters, 14)}`,
    companyNo,
    customerNo,
    name,
    billingEmail,
    plan,
    segment,
    seats,
    isAnnual,
    country,
    ownUse,
    contactsPerMonth: usualContactsPerMonth * Math.exp(traits.logUse + ownUse),
    monthlyHazard: usualMonthlyHazard * Math.exp(traits.logHazard - useKeeps * ownUse),
    ...joined,
    leavesOnDay: profile.isLucky(0.12) ? profile.whole(3, 25) : null,
    people: makePeople({
      seed,
      index,
      look,
      domain,
      name,
      companyNo: hasCompanyId ? companyNo : '',
      trueCompanyNo: companyNo,
      customerNo,
      billingName,
      billingEmail,
      legacyId: crosswalkKeys[1] ?? '',
      seats,
    }),
    crosswalkKeys,
  }
}

function companyName(index: number): { name: string; slug: string } {
  const roots = companyRoots.length
  const trades = companyTrades.length
  // Steps that share no factor with the lengths walk through every pair once before any comes again.
  const pair = (index * 1237) % (roots * trades)
  const root = companyRoots[pair % roots] as string
  const trade = companyTrades[Math.floor(pair / roots)] as string
  const round = Math.floor(index / (roots * trades))
  const suffix = round === 0 ? '' : ` ${round + 1}`
  const partner = index % 23 === 0 ? `, ${lastNames[index % lastNames.length]} & Partner` : ''
  return {
    name: `${root} ${trade}${suffix}${partner} ${companyForms[(index * 5) % companyForms.length]}`,
    slug: `${plainLetters(root)}-${plainLetters(trade)}${round === 0 ? '' : round + 1}`,
  }
}

function joiningTime(frame: Frame, index: number): { paidFrom: Instant; trialFrom: Instant | null } {
  const chance = makeChance(frame.seed, 'joining', index)
  const isOld = index % 5 < 3
  const first = dayNumber(2022, 1, 3)
  const from = Math.floor(frame.from / day) + 1
  const to = Math.floor(frame.end / day) - 1
  const on = isOld ? chance.whole(Math.min(first, from - 400), from - 3) : chance.whole(from, to)
  // Billing days 29 to 31 move about; nobody joins on them here, so that every period is one calendar month.
  const paidFrom = notAfterThe28th(on) * day + chance.whole(6 * 3600, 20 * 3600)
  return { paidFrom, trialFrom: chance.isLucky(0.3) ? paidFrom - 14 * day : null }
}

function notAfterThe28th(on: number): number {
  const dayOfMonth = Number(dateOfDay(on).slice(8))
  return dayOfMonth > 28 ? on - (dayOfMonth - 28) : on
}

function makePeople(about: {
  seed: number
  index: number
  look: Look
  domain: string
  name: string
  /** As the chat tool knows it; empty when it was never told. */
  companyNo: string
  trueCompanyNo: string
  customerNo: string
  billingName: string
  billingEmail: string
  legacyId: string
  seats: number
}): Person[] {
  const chance = makeChance(about.seed, 'people', about.index)
  const count = about.look === 'shared-mailbox' ? 1 : Math.min(6, 1 + Math.floor(Math.sqrt(about.seats)))
  return Array.from({ length: count }, (_, n): Person => {
    const name = n === 0 ? about.billingName : nameOf(chance)
    const ids = {
      name,
      requesterId: `3${String(60_000_000_000 + about.index * 100 + n)}7`,
      userId: `usr_${about.index}_${n}`,
      organisation: about.name,
      companyName: about.name,
    }
    const hasExternalId = chance.isLucky(0.45)
    const stray = chance.next()
    if (about.look === 'shared-mailbox') {
      const email = about.billingEmail
      return { ...ids, email, externalId: '', companyId: '', ...routes('email', 'email') }
    }
    if (about.look === 'crosswalk') {
      const email = `${addressName(name)}@${about.domain}`
      return { ...ids, email, externalId: '', companyId: about.legacyId, ...routes('crosswalk', 'crosswalk') }
    }
    if (stray < 0.11) {
      // Writes from an address that says nothing about the company; known only when somebody entered the customer number.
      const at = stray < 0.07 ? chance.pick(freeMail) : 'agentur-fernblick.example'
      const email = `${addressName(name)}.${about.index}.${n}@${at}`
      const isKnown = chance.isLucky(0.35)
      return {
        ...ids,
        email,
        organisation: isKnown ? about.name : '',
        companyName: isKnown ? about.name : '',
        externalId: isKnown ? about.customerNo : '',
        companyId: isKnown ? about.trueCompanyNo : '',
        ...(isKnown ? routes('external-id', 'company-id') : routes(null, null)),
      }
    }
    const isBilling = n === 0 && about.billingEmail.startsWith(addressName(name))
    const email = isBilling ? about.billingEmail : `${addressName(name)}@${about.domain}`
    return {
      ...ids,
      email,
      externalId: hasExternalId ? about.customerNo : '',
      companyId: about.companyNo,
      ...routes(
        hasExternalId ? 'external-id' : isBilling ? 'email' : 'domain',
        isBilling ? 'email' : about.companyNo === '' ? 'domain' : 'company-id',
      ),
    }
  })
}

function routes(
  zendesk: LinkRoute | null,
  intercom: LinkRoute | null,
): { zendeskRoute: LinkRoute | null; intercomRoute: LinkRoute | null } {
  return { zendeskRoute: zendesk, intercomRoute: intercom }
}

/** Somebody who writes in but is no customer: a prospect, a student, a former user. */
export function makeStranger(seed: number, index: number): Person {
  const chance = makeChance(seed, 'stranger', index)
  const name = nameOf(chance)
  return {
    name,
    email: `${addressName(name)}.${5000 + index}@${chance.pick([...freeMail, 'uni-seebruck.example', 'kontor-west.example'])}`,
    requesterId: `3${String(79_000_000_000 + index)}7`,
    externalId: '',
    organisation: '',
    userId: '',
    companyId: '',
    companyName: '',
    zendeskRoute: null,
    intercomRoute: null,
  }
}

function nameOf(chance: Chance): string {
  return `${chance.pick(firstNames)} ${chance.pick(lastNames)}`
}

function addressName(name: string): string {
  return name.split(' ').map(plainLetters).join('.')
}

/** The borders of the data in time. */
export function frameOf(settings: SampleSettings): Frame {
  const [year, month, date] = settings.through.split('-').map(Number) as [number, number, number]
  const from = berlinInstant(firstOfMonth(settings.through, 1 - settings.months), 0)
  return {
    ...settings,
    from,
    end: berlinInstant(dayNumber(year, month, date) + 1, 0),
    indexFrom: Math.max(from, berlinInstant(firstOfMonth(settings.through, -11), 0)),
  }
}

function firstOfMonth(date: string, monthsLater: number): number {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + monthsLater
  return dayNumber(Math.floor(index / 12), (index % 12) + 1, 1)
}
