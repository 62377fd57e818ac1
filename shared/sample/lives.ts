import { makeContacts } from './contacts.ts'
import { decideDeparture, indexContact } from './leaving.ts'
import { makeSubscriptions } from './subscriptions.ts'
import type { Company, Frame, Life } from './world.ts'

/** Plays out what happens to one customer: what it asks, how it is helped, what it pays and whether it leaves. */
export function live(frame: Frame, company: Company): Life {
  const departure = decideDeparture(frame, company, makeContacts(frame, company))
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
