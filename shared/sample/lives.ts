import { makeContacts } from './contacts.ts'
import { decideDeparture, indexContact } from './leaving.ts'
import { spreadPatience } from './patience.ts'
import { makeSubscriptions } from './subscriptions.ts'
import type { Company, Contact, Frame, Life } from './world.ts'

/** Plays out what happens to the customers: what they ask, how they are helped, what they pay and whether they leave. */
export function makeLives(frame: Frame, companies: readonly Company[]): Life[] {
  const wouldBe = companies.map((company) => ({ company, contacts: makeContacts(frame, company) }))
  const patience = spreadPatience(frame, wouldBe)
  return wouldBe.map(({ company, contacts }, n) => live(frame, company, contacts, patience[n] as number))
}

function live(frame: Frame, company: Company, wouldBe: readonly Contact[], patience: number): Life {
  const departure = decideDeparture(frame, company, wouldBe, patience)
  const { endsAt, contacts } = departure
  return {
    company,
    contacts,
    subscriptions: makeSubscriptions(frame, company, departure),
    leftAt: endsAt !== null && endsAt < frame.end ? endsAt : null,
    leavesAt: endsAt !== null && endsAt >= frame.end ? endsAt : null,
    canceledAt: departure.canceledAt,
    index: indexContact(frame, contacts),
  }
}
