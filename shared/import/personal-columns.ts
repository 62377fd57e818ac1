/** What a column of an export says about a person, by its heading. */
export type PersonalKind = 'name' | 'address' | 'phone' | 'e-mail' | 'message' | 'id' | 'company' | 'place'

const kinds: readonly (readonly [PersonalKind, RegExp])[] = [
  ['e-mail', /e-?mail|\bfrom\b|\bto\b|\bcc\b|\bbcc\b|recipientemail/],
  ['phone', /phone|mobile|telefon|\bfax\b|\btel\b/],
  [
    'message',
    /subject|body|message|comment|remark|transcript|summary|description|\bnotes?\b|extract|question|text|betreff|nachricht|title|explanation|q\d/,
  ],
  ['address', /address|street|city|zip|postcode|postal|adresse|strasse|straße|\bplz\b|\bort\b/],
  ['place', /ip ?address|latitude|longitude|geoip|device/],
  ['company', /organi[sz]ation|company|firma|account name|client/],
  [
    'name',
    /name|requester$|submitter|assignee|teammate|agent$|author|participant|recipient|kunde$|customer$|first closed by|last closed by/,
  ],
  ['id', /(^|\b|_)id$|user id|external|reference|\bvat\b|number$|kundennummer/],
]

/** What a heading says about people; `null` when it says nothing of them. Example: `personalKind('Requester email')` is `e-mail`. */
export function personalKind(heading: string): PersonalKind | null {
  const key = heading
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim()
  return kinds.find(([, words]) => words.test(key))?.[0] ?? null
}

const few = 0.5
const isAddress = (text: string): boolean => /^\S+@\S+\.\S+$/.test(text)
const isPhone = (text: string): boolean =>
  /^[+(]?[\d\s().\-/]{7,22}$/.test(text) && /^(\+|00|\(0|0\d)/.test(text) && text.replace(/\D/g, '').length >= 7
const isMessage = (text: string): boolean => text.length > 60 && text.split(/\s+/).length >= 8

/** What the values of a column say about people, when at least half of those that aren't blank do; `null` otherwise. Names are known by their heading only: any two words may be one. */
export function personalContent(values: readonly string[]): PersonalKind | null {
  const told = values.map((value) => value.trim()).filter((value) => value !== '')
  if (told.length === 0) return null
  const most = (test: (text: string) => boolean): boolean => told.filter(test).length >= told.length * few
  if (most(isAddress)) return 'e-mail'
  if (most(isMessage)) return 'message'
  return most(isPhone) ? 'phone' : null
}

/** What a column says about people, by its values and else by its heading. A heading alone makes no message of numbers: `Q1` may hold a score. */
export function personalColumn(heading: string, values: readonly string[]): PersonalKind | null {
  const content = personalContent(values)
  if (content !== null) return content
  const kind = personalKind(heading)
  const hasLetters = values.length === 0 || values.some((value) => /\p{L}{2}/u.test(value))
  return kind === 'message' && !hasLetters ? null : kind
}
