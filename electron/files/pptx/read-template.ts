import { posix } from 'node:path'
import { Refusal } from '../../../shared/base/refusal.ts'
import { relationsPath, resolveTarget } from '../ooxml/package.ts'
import { type Element, elementsOf, findAll, maybeFind, parseXml } from '../ooxml/xml.ts'
import { openZip, type ZipEntry } from '../zip-archive.ts'

/** What a company's own template gives to a deck: its colours, its two faces and its logo. */
export interface Template {
  /** The name of its theme. */
  readonly name: string
  /** Six hexadecimal digits by slot: `dk1`, `lt1`, `dk2`, `lt2`, `accent1` … `accent6`, `hlink`, `folHlink`. */
  readonly colours: ReadonlyMap<string, string>
  readonly headingFace: string
  readonly textFace: string
  readonly logo: Logo | null
}

/** A picture of the template's master, with its sides in pixels or any other one unit. */
export interface Logo {
  readonly kind: 'png' | 'jpeg'
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

const mostBytes = 200 << 20
const mostLogo = 2 << 20

/**
 * Reads a PowerPoint template or presentation (.potx, .pptx). Only its theme and one picture of its master are taken; nothing in it is run. A file that is none, is locked with a password
 * or has no theme is refused.
 */
export async function readTemplate(path: string): Promise<Template> {
  const file = posix.basename(path.replaceAll('\\', '/'))
  const entries = new Map((await openZip(path, file, mostBytes)).map((entry) => [entry.name, entry]))
  const xml = async (part: string): Promise<Element | undefined> => {
    const entry = entries.get(part)
    if (entry === undefined) return undefined
    try {
      return parseXml(new TextDecoder('utf-8', { fatal: true }).decode(await contentOf(entry, file, 20 << 20)))
    } catch (error) {
      if (error instanceof Refusal) throw error
      throw noTemplate(file, `${part} in it is damaged`)
    }
  }
  const master = 'ppt/slideMasters/slideMaster1.xml'
  const links = await xml(relationsPath(master))
  const themePath = links ? targetsOf(links, master).find(({ kind }) => kind === 'theme')?.path : undefined
  const theme = await xml(themePath ?? 'ppt/theme/theme1.xml')
  if (!theme || !entries.has('ppt/presentation.xml')) throw noTemplate(file, 'it is no PowerPoint file')
  const scheme = maybeFind(theme, 'a:clrScheme')
  const faces = maybeFind(theme, 'a:fontScheme')
  if (!scheme || !faces) throw noTemplate(file, 'it has no theme')
  return {
    name: theme.attributes.name ?? file,
    colours: coloursOf(scheme),
    headingFace: faceOf(faces, 'a:majorFont') ?? 'Georgia',
    textFace: faceOf(faces, 'a:minorFont') ?? 'Calibri',
    logo: links ? await readLogo(await xml(master), targetsOf(links, master), entries, file) : null,
  }
}

function noTemplate(file: string, why: string): Refusal {
  return new Refusal('unknown-format', `${file} can’t be used as a template: ${why}`, 'choose a .potx or .pptx file')
}

async function contentOf(entry: ZipEntry, file: string, most: number): Promise<Uint8Array> {
  if (entry.bytes > most) throw noTemplate(file, `${entry.name} in it is too large`)
  const chunks: Buffer[] = []
  for await (const chunk of entry.chunks()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function targetsOf(
  links: Element,
  from: string,
): { readonly id: string; readonly kind: string; readonly path: string }[] {
  return findAll(links, 'Relationship')
    .filter((one) => one.attributes.TargetMode !== 'External')
    .map(({ attributes }) => ({
      id: attributes.Id ?? '',
      kind: (attributes.Type ?? '').split('/').at(-1) ?? '',
      path: resolveTarget(from, attributes.Target ?? ''),
    }))
}

function coloursOf(scheme: Element): Map<string, string> {
  const colours = new Map<string, string>()
  for (const slot of elementsOf(scheme)) {
    const own = maybeFind(slot, 'a:srgbClr')?.attributes.val ?? maybeFind(slot, 'a:sysClr')?.attributes.lastClr
    if (own !== undefined && /^[0-9A-Fa-f]{6}$/.test(own)) colours.set(slot.name.replace('a:', ''), own.toUpperCase())
  }
  return colours
}

function faceOf(faces: Element, name: string): string | undefined {
  const found = maybeFind(faces, name)
  const face = found ? maybeFind(found, 'a:latin')?.attributes.typeface?.trim() : undefined
  return face === undefined || face === '' || face.startsWith('+') ? undefined : face.slice(0, 100)
}

/** The smallest picture that stands directly on the master: logos are small, backgrounds are not. */
async function readLogo(
  master: Element | undefined,
  targets: readonly { readonly id: string; readonly kind: string; readonly path: string }[],
  entries: ReadonlyMap<string, ZipEntry>,
  file: string,
): Promise<Logo | null> {
  if (!master) return null
  const pictures = findAll(master, 'p:pic').flatMap((picture) => {
    const id = maybeFind(picture, 'a:blip')?.attributes['r:embed']
    const size = maybeFind(picture, 'a:ext')?.attributes
    const path = targets.find((one) => one.id === id && one.kind === 'image')?.path
    const kind = path === undefined ? undefined : kindOf(path)
    const [width, height] = [Number(size?.cx), Number(size?.cy)]
    return path !== undefined && kind && width > 0 && height > 0 ? [{ path, kind, width, height }] : []
  })
  const smallest = pictures.sort((a, b) => a.width * a.height - b.width * b.height)[0]
  const entry = smallest ? entries.get(smallest.path) : undefined
  if (!smallest || !entry || entry.bytes > mostLogo) return null
  const bytes = await contentOf(entry, file, mostLogo)
  return startsLike(smallest.kind, bytes) ? { ...smallest, bytes } : null
}

function kindOf(path: string): Logo['kind'] | undefined {
  return /\.png$/i.test(path) ? 'png' : /\.jpe?g$/i.test(path) ? 'jpeg' : undefined
}

function startsLike(kind: Logo['kind'], bytes: Uint8Array): boolean {
  return kind === 'png' ? bytes[0] === 0x89 && bytes[1] === 0x50 : bytes[0] === 0xff && bytes[1] === 0xd8
}
