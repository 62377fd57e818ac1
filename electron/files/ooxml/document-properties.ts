import { type Element, element } from './xml.ts'

/** `docProps/core.xml`: title, subject and the document's date at noon UTC; nothing of the clock or the person's name. */
export function coreProperties(about: {
  readonly title: string
  readonly subject: string
  readonly date: string
}): Element {
  const at = `${about.date}T12:00:00Z`
  return element(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    element('dc:title', {}, about.title),
    element('dc:subject', {}, about.subject),
    element('dc:creator', {}, 'Proofbook'),
    element('cp:lastModifiedBy', {}, 'Proofbook'),
    element('cp:revision', {}, '1'),
    element('dcterms:created', { 'xsi:type': 'dcterms:W3CDTF' }, at),
    element('dcterms:modified', { 'xsi:type': 'dcterms:W3CDTF' }, at),
  )
}

/** `docProps/app.xml`: which kind of program the file is for, and the company it is about. */
export function appProperties(
  application: 'Microsoft Excel' | 'Microsoft Office PowerPoint',
  company: string,
): Element {
  return element(
    'Properties',
    { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
    element('TotalTime', {}, '0'),
    element('Application', {}, application),
    element('Company', {}, company),
    element('AppVersion', {}, '16.0000'),
  )
}
