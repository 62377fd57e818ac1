import type { Heading } from '../../shared/import/headings.ts'
import type { Mapping } from '../../shared/import/mapping.ts'
import type { Source } from '../../shared/import/source.ts'
import { type Erased, type ErasedKind, hashOfName } from '../store/erase/erased.ts'

/** What stands in kept rows in the place of a row that was erased. */
export const erasedMark = 'erased'

/** As which kinds of name each field's cells are to be looked up. */
const kindsOf: Readonly<Record<string, readonly ErasedKind[]>> = {
  vendorPersonId: ['person'],
  user: ['person'],
  externalId: ['key'],
  customerVendorId: ['account', 'key'],
  mergedInto: ['account'],
  contactVendorId: ['contact'],
  left: ['account', 'key', 'email'],
  right: ['account', 'key', 'email'],
  customer: ['account', 'key', 'email'],
}

/** Texts whose hashes are remembered: a file names the same people again and again. */
const mostKnown = 200_000

/** Says of a row whether it is about somebody who was erased: one of its cells names them. */
export function makeErasedCheck(
  erased: Erased,
  source: Source,
  mapping: Mapping,
  headings: readonly Heading[],
): (cells: readonly string[]) => boolean {
  const hashes = new Set(erased.hashes)
  const places = Object.entries(mapping.columns).flatMap(([field, name]) => {
    const at = headings.find((heading) => heading.name === name)?.index
    const kinds = kindsIn(source, field)
    return at === undefined || kinds.length === 0 ? [] : [{ at, kinds }]
  })
  const known = new Map<string, boolean>()
  const isErased = (kind: ErasedKind, text: string): boolean => {
    const name = `${kind} ${text}`
    let answer = known.get(name)
    if (answer === undefined) {
      const whole = kind === 'person' ? `${source.system}/${text}` : text
      answer = hashes.has(hashOfName(erased.key, kind, whole))
      if (known.size >= mostKnown) known.clear()
      known.set(name, answer)
    }
    return answer
  }
  return (cells) =>
    places.some(({ at, kinds }) => {
      const text = (cells[at] ?? '').trim()
      if (text === '') return false
      // A cell may list several addresses.
      const parts = kinds.includes('email') ? text.split(/[\s,;<>]+/).filter((part) => part.includes('@')) : []
      return (
        parts.some((part) => isErased('email', part)) || kinds.some((kind) => kind !== 'email' && isErased(kind, text))
      )
    })
}

function kindsIn(source: Source, field: string): readonly ErasedKind[] {
  if (source.fields[field]?.type === 'email') return ['email']
  if (field === 'vendorId') {
    if (source.kinds.includes('contact')) return ['contact']
    return source.kinds.includes('customer') ? ['account'] : []
  }
  return kindsOf[field] ?? []
}
