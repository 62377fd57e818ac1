/**
 * Everything about a contact that a metric may ask, apart from amounts, packed into one whole number: contacts that are alike have the same code, so that a million
 * rows are counted as a few thousand. `maybe` fields keep "can't be told" as 3.
 */
export const codeFields = [
  { name: 'handler', bits: 3, maybe: false },
  { name: 'tier', bits: 2, maybe: false },
  { name: 'rule', bits: 4, maybe: false },
  { name: 'ai', bits: 2, maybe: true },
  { name: 'vendor_resolved', bits: 2, maybe: true },
  { name: 'reopened', bits: 2, maybe: true },
  { name: 'satisfied', bits: 2, maybe: true },
  { name: 'offered', bits: 2, maybe: true },
  { name: 'again_any_48h', bits: 2, maybe: true },
  { name: 'again_any_7d', bits: 2, maybe: true },
  { name: 'again_same_7d', bits: 2, maybe: true },
  { name: 'again_any_30d', bits: 2, maybe: true },
  { name: 'again_same_30d', bits: 2, maybe: true },
  { name: 'again_channel_3d', bits: 2, maybe: true },
  { name: 'came_back', bits: 2, maybe: true },
  { name: 'mature_48h', bits: 1, maybe: false },
  { name: 'mature_7d', bits: 1, maybe: false },
  { name: 'mature_30d', bits: 1, maybe: false },
  { name: 'mature', bits: 1, maybe: false },
  { name: 'fate', bits: 3, maybe: true },
  { name: 'left_within', bits: 2, maybe: false },
  { name: 'is_closed', bits: 1, maybe: false },
  { name: 'is_payer', bits: 1, maybe: false },
  { name: 'is_timed', bits: 1, maybe: false },
  { name: 'is_first', bits: 1, maybe: false },
  { name: 'again_same_48h', bits: 2, maybe: true },
  { name: 'followed', bits: 2, maybe: false },
  // From here on by SQL alone: a number of JavaScript holds 53 bits.
  { name: 'replies', bits: 2, maybe: true },
  { name: 'customer_replies', bits: 2, maybe: true },
  { name: 'one_close', bits: 2, maybe: true },
  { name: 'is_replied', bits: 1, maybe: false },
] as const

/** Name of a packed field. */
export type CodeField = (typeof codeFields)[number]['name']

const offsets = codeFields.map((_, i) => codeFields.slice(0, i).reduce((sum, field) => sum + field.bits, 0))
/** What a value of a field is multiplied by to stand at its place; sums of those that the engine makes stay exact (50 bits). */
export const weightOf = Object.fromEntries(
  codeFields.map((field, i) => [field.name, 2 ** (offsets[i] as number)]),
) as Readonly<Record<CodeField, number>>

/** SQL that reads a field out of a code column. */
export function fieldSql(name: CodeField, code: string): string {
  const i = codeFields.findIndex((field) => field.name === name)
  const field = codeFields[i] as (typeof codeFields)[number]
  const mask = 2 ** field.bits - 1
  const raw = `((${code} >> ${offsets[i]}) & ${mask})`
  return field.maybe ? `NULLIF(${raw}, ${mask})` : raw
}

/** SQL of a row like one of `facts`, made from a code: for conditions that ask only what the code knows. */
export const codeAsFact: string = `${codeFields.map(({ name }) => `${fieldSql(name, 'code')} AS ${name}`).join(', ')},
  CASE WHEN ${fieldSql('satisfied', 'code')} IS NULL THEN 0 ELSE 1 END AS rated,
  NULLIF(${fieldSql('is_payer', 'code')}, 0) AS payer_id, NULLIF(${fieldSql('is_closed', 'code')}, 0) AS closed_at,
  NULLIF(${fieldSql('is_timed', 'code')}, 0) AS handle_seconds, NULLIF(${fieldSql('is_replied', 'code')}, 0) AS first_reply_seconds, 1 AS contact_id, ${fieldSql('is_first', 'code')} AS issue_id`
