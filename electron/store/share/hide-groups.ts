import { monthOfDay, quarterOf } from '../../../shared/base/calendar.ts'
import { makeZone } from '../../../shared/base/zone.ts'
import { type HiddenGroups, hiddenGroupName } from '../../../shared/privacy/share.ts'
import { type Group, hiddenGroups } from '../../../shared/privacy/small-groups.ts'
import { contractWords, priceWords } from '../facts/contact-signs.ts'
import { cancelTopics } from '../facts/index-contacts.ts'
import { readSettings } from '../settings.ts'
import type { ReadStore, WriteStore } from '../store.ts'
import type { Pseudonyms } from './pseudonyms.ts'

/** By what people can be grouped so that somebody could know who is in a small group: kinds of terms with the column that holds them. */
const ofContacts: Readonly<Record<string, string>> = { topic: 'topic_id', channel: 'channel_id', team: 'team_id' }
const ofCustomers: Readonly<Record<string, string>> = { segment: 'segment_id', plan: 'plan_id', country: 'country_id' }

/**
 * Takes the names of small groups away: their rows stay, so that every total ties and nothing has to be derived anew, but which topic, team or country they were is told by nothing in the file.
 * Customers are counted once a quarter for what they wrote about, and once for what they are.
 */
export function hideGroups(store: WriteStore, least: number, pseudonyms: Pseudonyms): HiddenGroups[] {
  const told: HiddenGroups[] = []
  for (const [by, groups] of [...readContactGroups(store), ...readCustomerGroups(store)]) {
    const hidden = hiddenGroups(groups, least)
    const rename = store.sql('UPDATE terms SET term = ? WHERE kind = ? AND term = ?')
    for (const word of hidden) rename.run(nameOf(by, word, pseudonyms), by, word)
    if (by === 'topic' && hidden.size > 0) renameTopics(store, hidden, pseudonyms)
    told.push({ by, groups: hidden.size, told: groups.length - hidden.size })
  }
  return told
}

/** What is looked for in topics by rule: that a contact was about leaving or about a price decides whom cohorts follow and who is at risk, so it is still said. */
const telling = [...new Set([...cancelTopics, ...priceWords, ...contractWords])]

function nameOf(by: string, word: string, pseudonyms: Pseudonyms): string {
  const name = `${hiddenGroupName} ${pseudonyms.id(`${by}/${word}`)}`
  const said = by === 'topic' ? telling.filter((part) => word.toLowerCase().includes(part)) : []
  return said.length === 0 ? name : `${name} (${said.join(', ')})`
}

function readContactGroups(store: ReadStore): [string, Group[]][] {
  const { timeZone, fiscalYearStart } = readSettings(store)
  const zone = makeZone(timeZone)
  // Days are turned into quarters here and not in SQL: the fiscal year and the zone are the project's.
  const quarters = new Map<number, string>()
  const quarterAt = (day: number): string => {
    const known = quarters.get(day)
    if (known !== undefined) return known
    const quarter = quarterOf(monthOfDay(zone.dayOf(day * 86_400 + 43_200)), fiscalYearStart)
    quarters.set(day, quarter)
    return quarter
  }
  return Object.entries(ofContacts).map(([by, column]) => {
    const rows = store
      .sql(
        `SELECT DISTINCT t.term, f.opened_at / 86400, f.party FROM facts f JOIN terms t ON t.id = f.${column} WHERE f.party IS NOT NULL`,
      )
      .raw()
      .iterate() as IterableIterator<[string, number, number]>
    const found = new Map<string, Map<string, Set<number>>>()
    const all = new Set<string>()
    for (const [word, day, party] of rows) {
      const quarter = quarterAt(day)
      all.add(quarter)
      const ofWord = found.get(word) ?? new Map<string, Set<number>>()
      found.set(word, ofWord)
      const parties = ofWord.get(quarter) ?? new Set<number>()
      ofWord.set(quarter, parties.add(party))
    }
    const order = [...all].sort()
    return [by, [...found].map(([word, cells]) => ({ word, customers: order.map((q) => cells.get(q)?.size ?? 0) }))]
  })
}

function readCustomerGroups(store: ReadStore): [string, Group[]][] {
  return Object.entries(ofCustomers).map(([by, column]) => {
    // A plan that nobody is on now may still be named by an old subscription.
    const rows = store
      .sql(
        `SELECT t.term AS word, (SELECT COUNT(*) FROM payers p WHERE p.${column} = t.id)${
          by === 'plan'
            ? ` AS now, (SELECT COUNT(DISTINCT a.payer_id) FROM subscriptions s JOIN payer_accounts a ON a.system_id = s.system_id AND a.vendor_id = s.customer_vendor_id WHERE s.plan_id = t.id)`
            : ' AS now, 0'
        } AS ever FROM terms t WHERE t.kind = ?`,
      )
      .all(by) as { word: string; now: number; ever: number }[]
    return [
      by,
      rows
        .map(({ word, now, ever }) => ({ word, customers: [Math.max(now, ever)] }))
        .filter((g) => g.customers[0] !== 0),
    ]
  })
}

/** Topics that have windows of their own are named in them. */
function renameTopics(store: WriteStore, hidden: ReadonlySet<string>, pseudonyms: Pseudonyms): void {
  const rows = store.sql('SELECT version, body FROM resolution_rules').all() as { version: number; body: string }[]
  for (const { version, body } of rows) {
    const rules = JSON.parse(body) as { topics?: Readonly<Record<string, unknown>> }
    const topics = Object.entries(rules.topics ?? {}).map(([topic, own]) => [
      hidden.has(topic) ? nameOf('topic', topic, pseudonyms) : topic,
      own,
    ])
    const renamed = JSON.stringify({ ...rules, topics: Object.fromEntries(topics) })
    store.sql('UPDATE resolution_rules SET body = ? WHERE version = ?').run(renamed, version)
  }
}
