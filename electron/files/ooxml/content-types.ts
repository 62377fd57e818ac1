import { invariant } from '../../../shared/base/assert.ts'
import { type Element, element } from './xml.ts'

const office = 'application/vnd.openxmlformats-officedocument'
const known: readonly (readonly [RegExp, string])[] = [
  [/^docProps\/core\.xml$/, 'application/vnd.openxmlformats-package.core-properties+xml'],
  [/^docProps\/app\.xml$/, `${office}.extended-properties+xml`],
  [/^ppt\/presentation\.xml$/, `${office}.presentationml.presentation.main+xml`],
  [/^ppt\/slides\/[^/]+\.xml$/, `${office}.presentationml.slide+xml`],
  [/^ppt\/slideLayouts\/[^/]+\.xml$/, `${office}.presentationml.slideLayout+xml`],
  [/^ppt\/slideMasters\/[^/]+\.xml$/, `${office}.presentationml.slideMaster+xml`],
  [/^ppt\/notesSlides\/[^/]+\.xml$/, `${office}.presentationml.notesSlide+xml`],
  [/^ppt\/notesMasters\/[^/]+\.xml$/, `${office}.presentationml.notesMaster+xml`],
  [/^ppt\/presProps\.xml$/, `${office}.presentationml.presProps+xml`],
  [/^ppt\/viewProps\.xml$/, `${office}.presentationml.viewProps+xml`],
  [/^ppt\/tableStyles\.xml$/, `${office}.presentationml.tableStyles+xml`],
  [/^(ppt|xl)\/theme\/[^/]+\.xml$/, `${office}.theme+xml`],
  [/^ppt\/charts\/chart\d+\.xml$/, `${office}.drawingml.chart+xml`],
  [/^xl\/workbook\.xml$/, `${office}.spreadsheetml.sheet.main+xml`],
  [/^xl\/worksheets\/[^/]+\.xml$/, `${office}.spreadsheetml.worksheet+xml`],
  [/^xl\/styles\.xml$/, `${office}.spreadsheetml.styles+xml`],
  [/^xl\/sharedStrings\.xml$/, `${office}.spreadsheetml.sharedStrings+xml`],
]

/** The content type of a part by its path; a part of no known kind is a bug. */
export function contentTypeOf(path: string): string {
  const type = known.find(([pattern]) => pattern.test(path))?.[1]
  invariant(type !== undefined, `no content type for ${path}`)
  return type
}

/** `[Content_Types].xml` for exactly these parts: no part without a type, no type without a part. */
export function contentTypes(paths: readonly string[]): Element {
  const parts = paths.filter((path) => path !== '[Content_Types].xml' && !path.endsWith('.rels')).sort()
  const pictures = ['png', 'jpeg'].filter((kind) => parts.some((path) => path.endsWith(`.${kind}`)))
  const embedded = parts.filter((path) => path.endsWith('.xlsx'))
  return element(
    'Types',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
    element('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }),
    element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    embedded.length > 0 && element('Default', { Extension: 'xlsx', ContentType: `${office}.spreadsheetml.sheet` }),
    pictures.map((kind) => element('Default', { Extension: kind, ContentType: `image/${kind}` })),
    parts
      .filter((path) => !/\.(xlsx|png|jpeg)$/.test(path))
      .map((path) => element('Override', { PartName: `/${path}`, ContentType: contentTypeOf(path) })),
  )
}
