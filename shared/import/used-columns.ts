import type { Heading } from './headings.ts'
import type { Mapping } from './mapping.ts'
import type { Source } from './source.ts'

/** Places of the columns that a file is read from: those that are mapped, and those whose heading a source looks for by pattern (the months of a budget); none that a person left out. */
export function usedColumns(source: Source, mapping: Mapping, headings: readonly Heading[]): ReadonlySet<number> {
  const mapped = new Set(Object.values(mapping.columns))
  const leftOut = new Set(mapping.leftOut)
  const patterns = Object.values(source.fields).flatMap(({ names }) => names.filter((name) => name instanceof RegExp))
  return new Set(
    headings
      .filter(
        ({ name, key }) => !leftOut.has(name) && (mapped.has(name) || patterns.some((pattern) => pattern.test(key))),
      )
      .map(({ index }) => index),
  )
}
