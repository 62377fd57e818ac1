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
