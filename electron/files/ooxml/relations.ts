import { type Element, element } from './xml.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** What a relation points to; the last word of its type. */
export type RelationKind =
  | 'officeDocument'
  | 'extended-properties'
  | 'core-properties'
  | 'worksheet'
  | 'styles'
  | 'sharedStrings'
  | 'package'
  | 'theme'
  | 'notesMaster'
  | 'notesSlide'
  | 'slideLayout'
  | 'slideMaster'
  | 'slide'
  | 'chart'
  | 'image'

/** The type of a relation, as it stands in the file. */
export function relationType(kind: RelationKind): string {
  return kind === 'core-properties'
    ? 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'
    : `${office}/${kind}`
}

/** A relations part: `rId1` is the first. */
export function relations(targets: readonly (readonly [kind: RelationKind, target: string])[]): Element {
  return element(
    'Relationships',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' },
    targets.map(([kind, target], i) =>
      element('Relationship', { Id: `rId${i + 1}`, Type: relationType(kind), Target: target }),
    ),
  )
}
