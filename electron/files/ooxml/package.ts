import { unzipSync, type Zippable, zipSync } from 'fflate'
import { invariant } from '../../../shared/base/assert.ts'
import { maybeDay } from '../../../shared/base/calendar.ts'

/** The parts of an Office file by their path, such as `ppt/slides/slide1.xml`. */
export type Parts = ReadonlyMap<string, Uint8Array>

/** Unpacks a file that this app wrote itself; entries that are folders are left out. */
export function readParts(bytes: Uint8Array): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>()
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    if (!path.endsWith('/')) parts.set(path, content)
  }
  return parts
}

/**
 * Packs parts into a file: `[Content_Types].xml` first, then by path, deflated, no entries for folders, every entry dated with `date` (`2026-11-22`), so that
 * the same parts always give the same bytes on every machine.
 */
export function writeParts(parts: Parts, date: string): Uint8Array {
  invariant(maybeDay(date) !== undefined, `not a date: ${date}`)
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  // A ZIP stores local clock time without its zone and begins in 1980; noon exists in every zone on every day.
  const mtime = new Date(Math.min(Math.max(year, 1980), 2099), month - 1, day, 12)
  const first = '[Content_Types].xml'
  const order = [...parts.keys()].sort((a, b) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1))
  const entries: Zippable = {}
  for (const path of order) entries[path] = [parts.get(path) as Uint8Array, { level: 6, mtime, os: 0, attrs: 0 }]
  return zipSync(entries)
}

/** The part at `target` as said by a relation of the part at `from`: `('ppt/slides/slide1.xml', '../charts/chart1.xml')` is `ppt/charts/chart1.xml`. */
export function resolveTarget(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}

/** The path of a part's relations: `ppt/slides/slide1.xml` has `ppt/slides/_rels/slide1.xml.rels`. */
export function relationsPath(part: string): string {
  const cut = part.lastIndexOf('/') + 1
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`
}
