import { assertNever } from '../base/assert.ts'
import type { ProblemCode } from '../base/problem.ts'
import type { Mapping } from './mapping.ts'
import { maybeVocabulary } from './meanings.ts'
import type { Source } from './source.ts'

/** Problems of one file that have one cause: the same code in the same column. */
export interface ProblemGroup {
  readonly importId: number
  readonly file: string
  readonly column: string
  readonly code: ProblemCode
  readonly message: string
  readonly hint: string
  readonly count: number
  /** True when there are more than were kept. */
  readonly isCut: boolean
  readonly firstLine: number
  /** What stands there, the commonest first. */
  readonly values: readonly { readonly value: string; readonly count: number; readonly line: number }[]
  readonly fix: Fix
}

/** What a person can say to make the problems of a group go away without another export. */
export type Fix =
  | { readonly kind: 'date-order' | 'decimal' | 'time-zone' | 'currency' | 'encoding' | 'nothing' }
  /** Another column holds it. */
  | { readonly kind: 'column'; readonly field: string }
  /** What the words mean. */
  | { readonly kind: 'words'; readonly field: string; readonly meanings: readonly string[] }

const nothing: Fix = { kind: 'nothing' }

/** Which answer makes problems of this code in this column go away. */
export function fixOf(source: Source | undefined, mapping: Mapping, code: ProblemCode, column: string): Fix {
  const field = Object.keys(mapping.columns).find((name) => mapping.columns[name] === column)
  switch (code) {
    case 'ambiguous-date':
    case 'bad-date':
      return { kind: 'date-order' }
    case 'impossible-time':
    case 'ends-before-start':
      return { kind: 'time-zone' }
    case 'ambiguous-number':
    case 'bad-number':
      return { kind: 'decimal' }
    case 'bad-characters':
      return { kind: 'encoding' }
    case 'bad-currency': {
      if (field === undefined || column === '') return { kind: 'currency' }
      return wordsOf(source, field)
    }
    case 'unknown-word':
    case 'bad-flag':
      return field === undefined ? nothing : wordsOf(source, field)
    case 'missing-id':
    case 'missing-date':
    case 'missing-amount':
    case 'missing-key':
      return field === undefined ? nothing : { kind: 'column', field }
    case 'bad-rate':
    case 'damaged-id':
    case 'ragged-row':
    case 'text-too-long':
    case 'bad-json':
      return nothing
    default:
      return assertNever(code)
  }
}

function wordsOf(source: Source | undefined, field: string): Fix {
  const vocabulary = source && maybeVocabulary(source, field)
  return vocabulary === undefined ? nothing : { kind: 'words', field, meanings: vocabulary.meanings }
}
