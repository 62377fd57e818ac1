import { createHmac } from 'node:crypto'
import { domainOf, isSharedDomain } from '../../../shared/import/domains.ts'
import { ofCustomer } from '../../../shared/import/sources/generic-billing.ts'

/** Names that stand for people and companies: the same for the same person in every copy of a project, and meaningless without the project's key. */
export interface Pseudonyms {
  /** For an id of any system: `K7F3Q-9XM2A`. */
  readonly id: (text: string) => string
  /** For an address; a mail provider's domain, which names nobody, stays. */
  readonly email: (text: string) => string
  readonly organisation: (text: string) => string
  /** For what tells a helpdesk's people apart: `id:123`, `email:ana@example.com`. */
  readonly personKey: (text: string) => string
  /** For an address or a domain, whichever it is. */
  readonly domain: (text: string) => string
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Makes them with a key of 32 bytes. Fifty bits a name: a million of them meet with a chance of one in two thousand. */
export function makePseudonyms(key: Buffer): Pseudonyms {
  const code = (kind: string, text: string): string => {
    const bytes = createHmac('sha256', key).update(`${kind}\u0000${text}`).digest()
    let word = ''
    for (let i = 0; i < 10; i += 1) word += letters[(bytes[i] as number) & 31]
    return `${word.slice(0, 5)}-${word.slice(5)}`
  }
  const id = (text: string): string =>
    text.startsWith(ofCustomer) ? `${ofCustomer}${code('id', text.slice(ofCustomer.length))}` : code('id', text)
  const domain = (text: string): string =>
    isSharedDomain(text) ? text : `${code('domain', text).toLowerCase()}.invalid`
  const email = (text: string): string => {
    const name = code('email', text.toLowerCase()).toLowerCase()
    const of = domainOf(text)
    return of === null ? name : `${name}@${domain(of)}`
  }
  const organisation = (text: string): string => `Company ${code('organisation', text.trim().toLowerCase())}`
  const personKey = (text: string): string => {
    const at = text.indexOf(':')
    const kind = text.slice(0, at)
    const rest = text.slice(at + 1)
    if (kind === 'email') return `email:${email(rest)}`
    return kind === 'organisation' ? `organisation:${organisation(rest)}` : `${kind}:${id(rest)}`
  }
  return { id, email, organisation, personKey, domain }
}
