import { formatCount, formatQuarter, plural } from '../../../shared/base/format.ts'
import type { ShareReport, ShareWanted } from '../../../shared/privacy/share.ts'
import { type Command, type Flags, UsageError } from '../command.ts'
import { openProject, readPassphrase } from '../project-argument.ts'

const options = {
  out: { type: 'string' },
  'passphrase-file': { type: 'string' },
  'own-passphrase-file': { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const

/** Commands that give a project to somebody else. */
export const shareCommands: readonly Command[] = [
  {
    name: 'review',
    does: 'writes a copy for review: names as pseudonyms, no free text, numbers of few not told',
    usage:
      'proofbook review <project.proofbook> --out copy.proofbook [--passphrase-file f] [--keep-names] [--min-cell 10] [--with-exports] [--dry-run] [--own-passphrase-file f]',
    options: {
      ...options,
      'keep-names': { type: 'boolean' },
      'min-cell': { type: 'string' },
      'with-exports': { type: 'boolean' },
    },
    takes: [1, 1],
    run: (call) => share(call, reviewOf(call.flags)),
  },
  {
    name: 'share',
    does: 'writes a copy of the whole project as it is, without anything that was deleted',
    usage:
      'proofbook share <project.proofbook> --out copy.proofbook [--passphrase-file f] [--dry-run] [--own-passphrase-file f]',
    options,
    takes: [1, 1],
    run: (call) => share(call, { kind: 'whole' }),
  },
]

function reviewOf(flags: Flags): ShareWanted {
  const leastGroup = flags.number('min-cell')
  if (leastGroup !== undefined && !(Number.isInteger(leastGroup) && leastGroup >= 1 && leastGroup <= 1000))
    throw new UsageError('--min-cell needs a whole number from 1 (all are told) to 1000')
  return {
    kind: 'review',
    keepNames: flags.yes('keep-names'),
    withExports: flags.yes('with-exports'),
    ...(leastGroup === undefined ? {} : { leastGroup }),
  }
}

async function share(call: Parameters<Command['run']>[0], wanted: ShareWanted) {
  const file = call.flags.text('out')
  const isDry = call.flags.yes('dry-run')
  if (file === undefined && !isDry) throw new UsageError('say where to write the copy: --out copy.proofbook')
  const passphraseFile = call.flags.text('passphrase-file')
  const passphrase = passphraseFile === undefined ? undefined : readPassphrase(passphraseFile)
  await openProject(call, call.flags.text('own-passphrase-file'))
  if (file === undefined || isDry) {
    const report = await call.ask('share:preview', wanted)
    return {
      json: { file: null, suppressed: suppressedIn(report), ...report },
      text: [...lines(report), 'nothing was written'].join('\n'),
    }
  }
  const copy = await call.ask('share:write', { ...wanted, file, ...(passphrase === undefined ? {} : { passphrase }) })
  const { size, isLocked } = copy
  return {
    json: { suppressed: suppressedIn(copy), ...copy },
    text: [
      ...lines(copy),
      `${file}: ${formatCount(size)} bytes, ${isLocked ? 'locked with the passphrase' : 'not locked'}`,
    ].join('\n'),
  }
}

/** Groups that are not told, over all ways of grouping. */
function suppressedIn({ hidden }: ShareReport): number {
  return hidden.reduce((sum, { groups }) => sum + groups, 0)
}

function lines({ label, holds, replaced, leftOut, hidden, withheld, exports }: ShareReport): string[] {
  const list = (counts: readonly { readonly what: string; readonly count: number }[]): string =>
    counts.map(({ what, count }) => `${formatCount(count)} ${what}`).join(', ')
  const names =
    label === null || label.names === 'kept'
      ? 'names, addresses and ids as they are'
      : `pseudonyms for ${list(replaced) || 'nobody: nobody is named'}`
  const small = hidden.filter(({ groups }) => groups > 0)
  return [
    label === null ? 'the whole project' : `a review copy of ${label.of}`,
    `holds      ${list(holds) || 'nothing yet'}`,
    `names      ${names}`,
    ...(label === null ? [] : [`left out   ${list(leftOut) || 'nothing'}`]),
    ...(label === null
      ? []
      : [
          `not told   ${
            small.length === 0
              ? `no group is smaller than ${formatCount(label.leastGroup)} customers`
              : small.map(({ by, groups, told }) => `${plural(groups, by)} (${formatCount(told)} told)`).join(', ')
          }`,
        ]),
    ...(withheld === null
      ? []
      : [
          `           ${formatCount(withheld.heldBack)} of ${formatCount(withheld.numbers)} numbers of ${formatQuarter(withheld.quarter)}, each by its own count; rows of pseudonyms travel`,
        ]),
    ...(exports.kept === 0
      ? []
      : [
          `handed out ${exports.taken ? `${plural(exports.kept, 'file')}, as they were then, with every name and group in them` : `${plural(exports.kept, 'file')} left out`}`,
        ]),
  ]
}
