import { type TextEncoding, textEncodings } from '../../../shared/import/encoding.ts'
import type { Told } from '../../../shared/import/told.ts'
import { type Flags, UsageError } from '../command.ts'

/** What the flags of a command tell of a file. Throws a usage error for a value that can't be meant. */
export function readAnswers(flags: Flags): Told {
  const dateOrder = oneOf(flags, 'date-order', ['DMY', 'MDY', 'YMD'] as const)
  const decimal = oneOf(flags, 'decimal', ['.', ','] as const)
  const encoding = oneOf(flags, 'encoding', textEncodings) as TextEncoding | undefined
  const timeZone = flags.text('timezone')
  const currency = flags.text('currency')
  const columns = Object.fromEntries(
    flags.texts('column').map((text) => splitOnce(text, '=', '--column field=heading')),
  )
  const leftOut = Object.fromEntries([
    ...headingsIn(flags, 'leave-out').map((heading) => [heading, true] as const),
    ...headingsIn(flags, 'keep').map((heading) => [heading, false] as const),
  ])
  const words: Record<string, Record<string, string>> = {}
  for (const text of flags.texts('word')) {
    const [field, rest] = splitOnce(text, ':', '--word field:word=meaning')
    const at = rest.lastIndexOf('=')
    if (at <= 0) throw new UsageError(`--word needs field:word=meaning, not “${text}”`)
    words[field] = { ...words[field], [rest.slice(0, at)]: rest.slice(at + 1) }
  }
  return {
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(timeZone === undefined && currency === undefined
      ? {}
      : {
          corrected: {
            ...(timeZone === undefined ? {} : { timeZone }),
            ...(currency === undefined ? {} : { currency }),
          },
        }),
    ...(Object.keys(columns).length === 0 ? {} : { columns }),
    ...(Object.keys(leftOut).length === 0 ? {} : { leftOut }),
    ...(Object.keys(words).length === 0 ? {} : { words }),
  }
}

/** `--leave-out "Name,Phone"`, also more than once; a heading with a comma in it is written by itself in quotes: `--leave-out '"Name, first"'`. */
function headingsIn(flags: Flags, name: string): string[] {
  return flags
    .texts(name)
    .flatMap((text) => text.match(/"[^"]*"|[^,]+/g) ?? [])
    .map((text) => text.trim().replace(/^"(.*)"$/, '$1'))
    .filter((text) => text !== '')
}

function oneOf<T extends string>(flags: Flags, name: string, choices: readonly T[]): T | undefined {
  const text = flags.text(name)
  const found = choices.find((choice) => choice.toLowerCase() === text?.toLowerCase())
  if (text !== undefined && found === undefined)
    throw new UsageError(`--${name} is one of ${choices.join(', ')}, not “${text}”`)
  return found
}

function splitOnce(text: string, mark: string, usage: string): [string, string] {
  const at = text.indexOf(mark)
  if (at <= 0) throw new UsageError(`write it as ${usage}, not “${text}”`)
  return [text.slice(0, at), text.slice(at + 1)]
}
