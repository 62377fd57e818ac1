import { invariant } from '../../../shared/base/assert.ts'

/** One XML element: enough of XML to read and write the parts of an Office file. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
}

type Child = Element | string | null | undefined | false | readonly Child[]

/**
 * An element with its attributes (those that are `undefined` are left out) and children (`null`, `false` and `undefined` are left out, lists are laid flat).
 * A number that is not finite is a bug: Office repairs files that say `NaN`.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | undefined>> = {},
  ...children: readonly Child[]
): Element {
  const kept: Record<string, string> = {}
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue
    if (typeof value === 'number') invariant(Number.isFinite(value), `${name} ${key} is not finite: ${value}`)
    kept[key] = typeof value === 'boolean' ? (value ? '1' : '0') : legalText(String(value))
  }
  const flat: (Element | string)[] = []
  lay(children, flat)
  return { name, attributes: kept, children: flat }
}

function lay(children: readonly Child[], into: (Element | string)[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue
    if (typeof child === 'string') into.push(legalText(child))
    else if (isList(child)) lay(child, into)
    else into.push(child)
  }
}

function isList(child: Element | readonly Child[]): child is readonly Child[] {
  return Array.isArray(child)
}

/**
 * Text that XML 1.0 can hold: control characters go (a vertical tab, form feed or line separator becomes a space), line ends become `\n`, half a
 * surrogate pair becomes the replacement character.
 */
export function legalText(text: string): string {
  return (
    text
      .replace(/\p{Cs}/gu, '\ufffd')
      .replace(/\r\n?/g, '\n')
      .replace(/[\v\f\u0085\u2028\u2029]/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]/g, '')
  )
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function entities(text: string): string {
  return text.replace(/[&<>"]/g, (c) => escapes[c] as string)
}

/** The document as text, with its declaration. The same tree always gives the same bytes. */
export function writeXml(root: Element): string {
  const out = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
  write(root, out)
  return out.join('')
}

function write(node: Element, out: string[]): void {
  out.push('<', node.name)
  for (const [key, value] of Object.entries(node.attributes)) {
    out.push(' ', key, '="', entities(value).replace(/\n/g, '&#10;').replace(/\t/g, '&#9;'), '"')
  }
  if (node.children.length === 0) {
    out.push('/>')
    return
  }
  out.push('>')
  for (const child of node.children) {
    if (typeof child === 'string') out.push(entities(child))
    else write(child, out)
  }
  out.push('</', node.name, '>')
}

const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

interface Open {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: (Element | string)[]
}

/**
 * Reads a document and throws where it is not well-formed (tags that do not match, an attribute said twice, a bare `&`, characters that XML forbids,
 * a document type). Space between elements is dropped; space as an element's only content is kept.
 */
export function parseXml(text: string): Element {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text
  const stack: Open[] = [{ name: '', attributes: {}, children: [] }]
  token.lastIndex = 0
  while (token.lastIndex < source.length) {
    const at = token.lastIndex
    const match = token.exec(source)
    if (!match) throw new Error(`not well-formed at ${at}: ${source.slice(at, at + 60)}`)
    const top = stack[stack.length - 1] as Open
    const [, cdata, close, open, attributes, empty, words] = match
    if (close !== undefined) {
      if (stack.length < 2 || top.name !== close) throw new Error(`</${close}> closes <${top.name}> at ${at}`)
      stack.pop()
      settle(top)
    } else if (open !== undefined) {
      const next: Open = { name: open, attributes: readAttributes(open, attributes ?? ''), children: [] }
      if (stack.length === 1 && top.children.some((c) => typeof c !== 'string'))
        throw new Error(`a second root <${open}>`)
      top.children.push(next)
      if (!empty) stack.push(next)
    } else if (cdata !== undefined) {
      top.children.push(cdata)
    } else if (words !== undefined) {
      top.children.push(readEntities(words, at))
    }
  }
  if (stack.length > 1) throw new Error(`<${stack[stack.length - 1]?.name}> is never closed`)
  const [root] = stack[0]?.children.filter((c) => typeof c !== 'string') ?? []
  if (!root || typeof root === 'string') throw new Error('no root element')
  if (stack[0]?.children.some((c) => typeof c === 'string' && c.trim() !== '')) throw new Error('text outside the root')
  return root
}

function settle(node: Open): void {
  if (!node.children.some((c) => typeof c !== 'string')) return
  const kept = node.children.filter((c) => typeof c !== 'string' || c.trim() !== '')
  node.children.splice(0, node.children.length, ...kept)
}

function readAttributes(name: string, text: string): Record<string, string> {
  const out: Record<string, string> = {}
  for (const [, key, double, single] of text.matchAll(attribute)) {
    if (key === undefined) continue
    if (Object.hasOwn(out, key)) throw new Error(`<${name}> says ${key} twice`)
    out[key] = readEntities(double ?? single ?? '', 0)
  }
  return out
}

function readEntities(text: string, at: number): string {
  const plain = text.replace(/&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));|&/g, (whole, hex, decimal, word) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    const known = word === undefined ? undefined : named[word]
    if (known === undefined) throw new Error(`a bare ${whole} near ${at}`)
    return known
  })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(plain))
    throw new Error(`a forbidden character near ${at}`)
  return plain
}

/** Every element of this name in the tree, in document order, the root included. */
export function findAll(node: Element, name: string): Element[] {
  const found: Element[] = []
  const look = (at: Element): void => {
    if (at.name === name) found.push(at)
    for (const child of at.children) if (typeof child !== 'string') look(child)
  }
  look(node)
  return found
}

/** The first element of this name in the tree. */
export function maybeFind(node: Element, name: string): Element | undefined {
  if (node.name === name) return node
  for (const child of node.children) {
    if (typeof child === 'string') continue
    const found = maybeFind(child, name)
    if (found) return found
  }
  return undefined
}

/** The words inside an element, all of them. */
export function textOf(node: Element): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

/** The child elements, without text. */
export function elementsOf(node: Element): Element[] {
  return node.children.filter((child): child is Element => typeof child !== 'string')
}

/** The tree with every element passed through `change`, leaves first; an element that becomes `null` goes. The root may not go. */
export function rewrite(node: Element, change: (at: Element) => Element | null): Element {
  const rewritten = rewriteInside(node, change)
  invariant(rewritten !== null, `the root <${node.name}> was removed`)
  return rewritten
}

function rewriteInside(node: Element, change: (at: Element) => Element | null): Element | null {
  const children: (Element | string)[] = []
  for (const child of node.children) {
    const next = typeof child === 'string' ? child : rewriteInside(child, change)
    if (next !== null) children.push(next)
  }
  return change({ ...node, children })
}
