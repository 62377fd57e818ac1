import { unzipSync } from 'fflate'
import { relationsPath, resolveTarget } from '../ooxml/package.ts'
import { type Element, elementsOf, findAll, maybeFind, parseXml, textOf } from '../ooxml/xml.ts'

/**
 * What would make PowerPoint offer to repair a deck, or leave a reader without words, as far as can be told without PowerPoint: one line per finding, none when the deck is
 * sound. Covers what schema validators miss: entries for folders, content types without a part, relations that lead nowhere, shape ids used twice, pictures
 * without alternative text, slides without a title or notes.
 */
export function lintPackage(bytes: Uint8Array): string[] {
  const findings: string[] = []
  let entries: Record<string, Uint8Array>
  try {
    entries = unzipSync(bytes)
  } catch (error) {
    return [`not a ZIP: ${String(error)}`]
  }
  const trees = new Map<string, Element>()
  for (const [path, content] of Object.entries(entries)) {
    if (path.endsWith('/')) findings.push(`${path}: an entry for a folder`)
    if (!/\.(xml|rels)$/.test(path)) continue
    try {
      trees.set(path, parseXml(new TextDecoder('utf-8', { fatal: true }).decode(content)))
    } catch (error) {
      findings.push(`${path}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const paths = new Set(Object.keys(entries))
  findings.push(...lintContentTypes(trees.get('[Content_Types].xml'), paths))
  for (const [path, root] of trees) {
    findings.push(...lintValues(path, root))
    if (path.endsWith('.rels')) findings.push(...lintRelations(path, root, paths))
    else findings.push(...lintReferences(path, root, trees.get(relationsPath(path))))
    if (path.startsWith('ppt/')) findings.push(...lintText(path, root))
  }
  const slides = [...trees.keys()].filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))
  if (slides.length === 0) findings.push('no slides')
  for (const path of slides) findings.push(...lintSlide(path, trees))
  for (const [path, content] of Object.entries(entries)) {
    if (path.endsWith('.xlsx')) findings.push(...lintPackageInside(path, content))
  }
  return findings
}

function lintPackageInside(path: string, content: Uint8Array): string[] {
  try {
    const inside = Object.keys(unzipSync(content))
    return inside.filter((name) => name.endsWith('/')).map((name) => `${path}: ${name}: an entry for a folder`)
  } catch (error) {
    return [`${path}: not a ZIP: ${String(error)}`]
  }
}

function lintContentTypes(types: Element | undefined, paths: ReadonlySet<string>): string[] {
  if (!types) return ['no [Content_Types].xml']
  const findings: string[] = []
  const defaults = new Set(findAll(types, 'Default').map((d) => (d.attributes.Extension ?? '').toLowerCase()))
  const overrides = findAll(types, 'Override').map((o) => (o.attributes.PartName ?? '').slice(1))
  const named = new Set<string>()
  for (const part of overrides) {
    if (named.has(part)) findings.push(`content types: ${part} twice`)
    named.add(part)
    if (!paths.has(part)) findings.push(`content types: no part ${part}`)
  }
  const extensions = new Set([...paths].map(extensionOf))
  for (const extension of defaults) {
    if (!extensions.has(extension)) findings.push(`content types: no part ends in .${extension}`)
  }
  for (const d of findAll(types, 'Default')) {
    if (d.attributes.ContentType === 'image/jpg') findings.push('content types: image/jpg is no type, image/jpeg is')
  }
  for (const path of paths) {
    if (path === '[Content_Types].xml' || path.endsWith('/')) continue
    if (!named.has(path) && (!defaults.has(extensionOf(path)) || extensionOf(path) === 'xml'))
      findings.push(`content types: ${path} has none of its own`)
  }
  return findings
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase()
}

function lintValues(path: string, root: Element): string[] {
  const findings: string[] = []
  const look = (at: Element): void => {
    for (const [key, value] of Object.entries(at.attributes)) {
      // A person may call anything "null".
      if (['name', 'descr', 'title'].includes(key)) continue
      if (/^-?(NaN|undefined|null|Infinity)$/.test(value)) findings.push(`${path}: ${at.name} ${key} is ${value}`)
    }
    if (at.name === 'c:numCache' || at.name === 'c:numLit') {
      for (const value of findAll(at, 'c:v').map(textOf)) {
        if (!Number.isFinite(Number(value)) || value.trim() === '') findings.push(`${path}: a value is ${value}`)
      }
    }
    if (at.name === 'a:srgbClr' && !/^[0-9A-F]{6}$/.test(at.attributes.val ?? ''))
      findings.push(`${path}: ${at.attributes.val} is no colour`)
    if (at.name === 'a:ext' && (Number(at.attributes.cx) < 0 || Number(at.attributes.cy) < 0))
      findings.push(`${path}: a shape of negative size`)
    for (const child of elementsOf(at)) look(child)
  }
  look(root)
  return findings
}

function lintRelations(path: string, root: Element, paths: ReadonlySet<string>): string[] {
  const from = path.replace(/_rels\/([^/]*)\.rels$/, '$1')
  const ids = new Set<string>()
  return findAll(root, 'Relationship').flatMap((relation) => {
    const { Id = '', Target = '', TargetMode } = relation.attributes
    const findings: string[] = []
    if (ids.has(Id)) findings.push(`${path}: ${Id} twice`)
    ids.add(Id)
    if (TargetMode === 'External') findings.push(`${path}: leads outside, to ${Target}`)
    else if (!paths.has(resolveTarget(from, Target))) findings.push(`${path}: ${Target} is missing`)
    return findings
  })
}

/** Every `r:id` in a part is one of its relations, and every chart has the workbook it names. */
function lintReferences(path: string, root: Element, rels: Element | undefined): string[] {
  const known = new Set(rels ? findAll(rels, 'Relationship').map((r) => r.attributes.Id) : [])
  const findings: string[] = []
  const look = (at: Element): void => {
    const id = at.attributes['r:id']
    if (id !== undefined && !known.has(id)) findings.push(`${path}: ${at.name} names ${id}, which is no relation of it`)
    for (const child of elementsOf(at)) look(child)
  }
  look(root)
  if (root.name === 'c:chartSpace') findings.push(...lintAxes(path, root))
  return findings
}

function lintAxes(path: string, root: Element): string[] {
  const axes = ['c:catAx', 'c:valAx', 'c:dateAx', 'c:serAx'].flatMap((name) => findAll(root, name))
  const defined = new Set(axes.map((axis) => elementsOf(axis).find((c) => c.name === 'c:axId')?.attributes.val))
  return findAll(root, 'c:axId')
    .filter((id) => !defined.has(id.attributes.val))
    .map((id) => `${path}: no axis ${id.attributes.val}`)
}

function lintText(path: string, root: Element): string[] {
  const findings: string[] = []
  for (const body of [...findAll(root, 'p:txBody'), ...findAll(root, 'a:txBody')]) {
    if (!elementsOf(body).some((child) => child.name === 'a:p'))
      findings.push(`${path}: a text body without a paragraph`)
  }
  for (const paragraph of findAll(root, 'a:p')) {
    const styles = elementsOf(paragraph).filter((child) => child.name === 'a:pPr').length
    if (styles > 1) findings.push(`${path}: ${styles} styles in one paragraph`)
  }
  for (const background of findAll(root, 'p:bgPr')) {
    if (!maybeFind(background, 'a:effectLst')) findings.push(`${path}: a background without an effect list`)
  }
  const ids = new Set<string>()
  for (const shape of findAll(root, 'p:cNvPr')) {
    const id = shape.attributes.id ?? ''
    if (ids.has(id)) findings.push(`${path}: two shapes with id ${id}`)
    ids.add(id)
  }
  return findings
}

function lintSlide(path: string, trees: ReadonlyMap<string, Element>): string[] {
  const slide = trees.get(path)
  if (!slide) return []
  const findings: string[] = []
  const shapes = findAll(slide, 'p:sp')
  const kind = (shape: Element) => maybeFind(shape, 'p:ph')?.attributes.type
  const titles = shapes.filter((shape) => kind(shape) === 'title')
  if (titles.length !== 1) findings.push(`${path}: ${titles.length} titles`)
  for (const shape of shapes) {
    if (!maybeFind(shape, 'p:txBody')) findings.push(`${path}: a shape without a text body`)
    if (maybeFind(shape, 'p:ph') && textOf(shape).trim() === '')
      findings.push(`${path}: an empty placeholder ${kind(shape)}`)
  }
  for (const frame of [...findAll(slide, 'p:graphicFrame'), ...findAll(slide, 'p:pic')]) {
    const about = maybeFind(frame, 'p:cNvPr')
    if (!about?.attributes.descr?.trim())
      findings.push(`${path}: ${about?.attributes.name ?? 'a picture'} has no alternative text`)
  }
  const rels = trees.get(relationsPath(path))
  const notes = rels ? findAll(rels, 'Relationship').find((r) => r.attributes.Type?.endsWith('/notesSlide')) : undefined
  const page = notes ? trees.get(resolveTarget(path, notes.attributes.Target ?? '')) : undefined
  if (!page || textOf(page).trim() === '') findings.push(`${path}: no notes`)
  return findings
}
