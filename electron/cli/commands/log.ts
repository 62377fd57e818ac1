import { isLogKind, logKinds } from '../../../shared/log/entry.ts'
import { detailWords, instantWords } from '../../api/log.ts'
import { allPages } from '../all-pages.ts'
import { type Command, UsageError } from '../command.ts'
import { project } from '../project-argument.ts'

/** What was done to a project, and under which name this computer tells of it. */
export const logCommands: readonly Command[] = [
  {
    name: 'log',
    does: 'what was done to the project, when and by whom, newest first',
    usage: `proofbook log <project.proofbook> [--kind ${logKinds.slice(0, 4).join('|')}|…] [--search text] [--csv log.csv]`,
    options: { kind: { type: 'string' }, search: { type: 'string' }, csv: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      const kind = call.flags.text('kind')
      if (kind !== undefined && !isLogKind(kind)) throw new UsageError(`--kind is one of ${logKinds.join(', ')}`)
      const search = call.flags.text('search')
      await project(call)
      const wanted = { ...(kind !== undefined && { kind }), ...(search !== undefined && { search }) }
      const { head } = await call.ask('log:entries', { limit: 1 })
      const entries = await allPages(async (page) => {
        const { total, entries: rows } = await call.ask('log:entries', { ...wanted, ...page })
        return { total, rows }
      })
      const csv = call.flags.text('csv')
      if (csv !== undefined) await call.ask('log:save', { file: csv })
      return {
        json: { entries: entries.map((entry) => ({ ...entry, at: instantWords(entry) })), head },
        text:
          entries.length === 0
            ? 'nothing in the log'
            : entries
                .map(({ n, what, who, details, ...entry }) =>
                  [
                    `${n}  ${instantWords(entry)}  ${what}${who === '' ? '' : `, by ${who}`}`,
                    ...details.map((one) => `     ${detailWords(one)}`),
                  ].join('\n'),
                )
                .join('\n'),
      }
    },
  },
  {
    name: 'me',
    does: 'the name and role that the log and reviews give to whoever works on this computer',
    usage: 'proofbook me [--name "Ana Brandt"] [--role "CX leader"]',
    options: { name: { type: 'string' }, role: { type: 'string' } },
    takes: [0, 0],
    run: async ({ flags, ask }) => {
      const was = await ask('log:me', {})
      const name = flags.text('name')
      const role = flags.text('role')
      const is =
        name === undefined && role === undefined
          ? was
          : await ask('log:call-me', { name: name ?? was.name, role: role ?? was.role })
      return {
        json: is,
        text: is.name === '' ? 'nobody has given a name' : [is.name, is.role].filter((word) => word !== '').join(', '),
      }
    },
  },
]
