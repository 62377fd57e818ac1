import { formatCount, plural } from '../../../shared/base/format.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import type { ErasureReport, FoundPerson } from '../../../shared/privacy/people.ts'
import { type Command, type CommandCall, UsageError } from '../command.ts'
import { project } from '../project-argument.ts'

/** Commands about the people in a project. */
export const peopleCommands: readonly Command[] = [
  {
    name: 'people',
    does: 'says what the project holds about people, or who an address, an id or a pseudonym is',
    usage: 'proofbook people <project.proofbook> [--find ana@example.com]',
    options: { find: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const find = call.flags.text('find')
      if (find !== undefined) {
        const found = await call.ask('people:find', { find })
        return {
          json: { people: found },
          text: found.length === 0 ? 'nobody like that' : found.map(personLine).join('\n'),
        }
      }
      const report = await call.ask('people:report', {})
      return {
        json: report,
        text: [
          `${plural(report.people, 'person', 'people')} who wrote, answered or bought; ${plural(report.accounts, 'customer')} who pay${report.accounts === 1 ? 's' : ''}`,
          ...report.data.map(
            ({ what, count, why, files }) => `${formatCount(count)} ${what}: ${why} (${files.join(', ')})`,
          ),
          ...report.files.map(
            ({ file, read, leftOut, keptRows }) =>
              `${file}: read ${read.join(', ') || 'nothing about people'}; left out ${leftOut.join(', ') || 'nothing'}; ${keptRows === 0 ? 'no rows kept' : `${plural(keptRows, 'row')} kept to read again, without what was left out`}`,
          ),
          ...report.copies.map(
            ({ on, file, isReview, isLocked }) =>
              `${on}: ${isReview ? 'review copy' : 'whole copy'} ${file}${isLocked ? ', locked' : ''}`,
          ),
          ...report.erasures.map(({ on, rows }) => `${on}: somebody was erased, ${plural(rows, 'row')}`),
        ].join('\n'),
      }
    },
  },
  {
    name: 'drop-kept',
    does: 'lets go of the rows of files that are kept to read them again; without --yes it says what is lost',
    usage: 'proofbook drop-kept <project.proofbook> [--import n] [--yes]',
    options: { import: { type: 'string' }, yes: { type: 'boolean' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const importId = call.flags.number('import')
      if (!call.flags.yes('yes')) {
        const { files } = await call.ask('people:report', {})
        const kept = files.filter((one) => one.keptRows > 0 && (importId === undefined || one.importId === importId))
        return {
          json: { dropped: false, files: kept.map(({ file, keptRows }) => ({ file, rows: keptRows })) },
          text: [
            ...kept.map(({ file, keptRows }) => `${file}: ${plural(keptRows, 'row')}`),
            'nothing was dropped yet. Afterwards no number is different, but such a file has to be chosen again to be read in another way. Drop with --yes',
          ].join('\n'),
        }
      }
      const { files } = await call.ask('people:drop-kept', importId === undefined ? {} : { importId })
      return {
        json: { dropped: true, files },
        text: files.map(({ file, rows }) => `${file}: ${plural(rows, 'row')} dropped`).join('\n'),
      }
    },
  },
  {
    name: 'erase',
    does: 'erases one person everywhere in a project, for good; without --yes it says what would go',
    usage:
      'proofbook erase <project.proofbook> --person ana@example.com [--also "Ana Brandt"]… [--yes] [--keep-backups]',
    options: {
      person: { type: 'string' },
      also: { type: 'string', multiple: true },
      yes: { type: 'boolean' },
      'keep-backups': { type: 'boolean' },
    },
    takes: [1, 1],
    run: async (call) => {
      const person = call.flags.text('person')
      if (person === undefined || person.trim() === '')
        throw new UsageError('say whom: --person with an e-mail address or an id')
      await project(call)
      const who = await chosen(call, person.trim())
      if (!call.flags.yes('yes')) {
        const report = await call.ask('people:preview', { who, also: call.flags.texts('also') })
        return {
          json: { erased: false, ...report },
          text: [...lines(report), 'nothing was erased yet; it can’t be undone. Erase with --yes'].join('\n'),
        }
      }
      const report = await call.ask('people:erase', {
        who,
        keepBackups: call.flags.yes('keep-backups'),
        also: call.flags.texts('also'),
      })
      return {
        json: { erased: true, ...report },
        text: [...lines(report), 'erased, for good', ...stillShared(report)].join('\n'),
      }
    },
  },
]

/** What is said where the project's shared folder still holds the person. */
function stillShared({ heldBack }: ErasureReport): string[] {
  if (heldBack === null) return []
  const why = {
    away: 'the folder that the project is shared in is not there',
    changed: 'somebody else has changed the project in its shared folder',
    failed: 'the project in its shared folder could not be replaced',
  }[heldBack]
  return [`NOT YET in the shared folder: ${why}, so the file there still holds this person until yours is put there`]
}

/** The one person that a text means; refuses when it may mean several, and lists them. */
async function chosen({ ask }: CommandCall, person: string): Promise<string> {
  if (/^(person|account):/.test(person)) return person
  const found = await ask('people:find', { find: person })
  const exact = found.filter(({ names, pseudonym }) =>
    [...names, pseudonym].some((name) => name?.toLowerCase() === person.toLowerCase()),
  )
  const [first, ...others] = exact
  if (first === undefined) {
    throw new Refusal(
      'not-found',
      `there is nobody called exactly “${person}” in the project`,
      found.length === 0
        ? 'look for an e-mail address or an id; names of people are not kept'
        : `perhaps ${found
            .slice(0, 5)
            .map(({ who }) => who)
            .join(' or ')}`,
    )
  }
  const { names } = await ask('people:preview', { who: first.who })
  const strangers = others.filter(
    (one) => !one.names.some((name) => names.includes(name.toLowerCase()) || names.includes(name)),
  )
  if (strangers.length === 0) return first.who
  throw new Refusal(
    'bad-value',
    `“${person}” may mean several: ${[first, ...strangers].map(({ who }) => who).join(', ')}`,
    'name one of them with --person',
  )
}

function personLine({ who, names, pseudonym, contacts, subscriptions }: FoundPerson): string {
  return `${who}: ${names.join(', ')}${pseudonym === null ? '' : `, in copies ${pseudonym}`}; ${plural(contacts, 'contact')}, ${plural(subscriptions, 'subscription')}`
}

function lines({ names, rows, files, accountsKept, texts, words, exports, backups, copies }: ErasureReport): string[] {
  return [
    `one person: ${names.join(', ')}`,
    ...rows.map(({ what, count }) => `${formatCount(count)} ${what}`),
    ...files.map(({ file, rows: count }) => `${file}: ${plural(count, 'row')} left out on request`),
    ...(accountsKept === 0
      ? []
      : [`${plural(accountsKept, 'account')} of a company or of several people: stays, without this person’s address`]),
    ...(texts === 0 ? [] : [`${plural(texts, 'text')} that somebody wrote: the name goes, the text stays`]),
    ...words.map(({ where, text }) => `  in ${where}: ${text}`),
    ...exports.map((name) => `${name} names this person and stays as it was handed out`),
    ...(backups === 0
      ? []
      : [
          `${plural(backups, 'backup')} of this project may hold this person: removed with --yes, unless --keep-backups`,
        ]),
    ...(copies.length === 0 ? [] : [`copies that were given away and may hold this person: ${copies.join(', ')}`]),
  ]
}
