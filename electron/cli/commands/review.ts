import { formatNumber, plural } from '../../../shared/base/format.ts'
import { maybeThing, reviewMarks, type Thing, thingKey, thingKinds } from '../../../shared/review/entry.ts'
import type { IncomingReview, ReviewedThing, ReviewReport } from '../../../shared/review/report.ts'
import { instantWords } from '../../api/log.ts'
import { type Command, type CommandCall, UsageError } from '../command.ts'
import { project } from '../project-argument.ts'

const aboutWords = `<${thingKinds.join('|')}>:<id>`

/** What finance said of a project, and what became of it. */
export const reviewCommands: readonly Command[] = [
  {
    name: 'comments',
    does: 'everything that was said of the project, what is open first',
    usage: 'proofbook comments <project.proofbook> [--open]',
    options: { open: { type: 'boolean' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await call.ask('review:report', {})
      const things = call.flags.yes('open') ? report.things.filter(isOpen) : report.things
      return { json: { ...report, things }, text: reviewText({ ...report, things }) }
    },
  },
  {
    name: 'comment',
    does: 'says something about a number, an assumption, a definition, a reconciliation or a proof point; --review writes it into a review of one’s own',
    usage: `proofbook comment <project.proofbook> ${aboutWords} [--text "…"] [--mark ${reviewMarks.join('|')}] [--value 0.65] [--review my.review [--name "Bo Lind" --role FP&A]]`,
    options: {
      text: { type: 'string' },
      mark: { type: 'string' },
      value: { type: 'string' },
      review: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
    },
    takes: [2, 2],
    run: async (call) => {
      const about = thingOf(call.positionals[1] as string)
      const mark = reviewMarks.find((one) => one === call.flags.text('mark'))
      const value = call.flags.number('value')
      const text = call.flags.text('text') ?? ''
      if (call.flags.text('mark') !== undefined && mark === undefined)
        throw new UsageError(`--mark is one of ${reviewMarks.join(', ')}`)
      await project(call)
      const file = call.flags.text('review')
      if (file !== undefined) await reviewAs(call)
      const said =
        value !== undefined
          ? ({ kind: 'proposal', value, text } as const)
          : mark !== undefined
            ? ({ kind: 'mark', mark, text } as const)
            : ({ kind: 'comment', text } as const)
      const report = await call.ask('review:say', { about, said })
      if (file !== undefined) await call.ask('review:hand-over', { file })
      const things = report.things.filter((one) => thingKey(one.about) === thingKey(about))
      return { json: { ...report, things }, text: things.map(thingText).join('\n') }
    },
  },
  {
    name: 'sign',
    does: 'signs definitions, or a reconciliation (one that does not tie as seen, with its reason), by name and role; without more lists what can be signed',
    usage:
      'proofbook sign <project.proofbook> [--definitions | --definition id… | --reconciliation arr/2026Q3 [--seen "why it differs"]] [--quarter 2026Q3] [--review my.review [--name "Dee Ray" --role CFO]]',
    options: {
      definitions: { type: 'boolean' },
      definition: { type: 'string', multiple: true },
      seen: { type: 'string' },
      reconciliation: { type: 'string' },
      quarter: { type: 'string' },
      review: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
    },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const id = call.flags.text('reconciliation')
      const only = call.flags.texts('definition')
      const differs = call.flags.text('seen')
      const about: Thing | null =
        id !== undefined
          ? { kind: 'reconciliation', id }
          : call.flags.yes('definitions') || only.length > 0
            ? { kind: 'project', id: 'project' }
            : null
      if (about === null) {
        const found = await call.ask('review:signable', { quarter: call.flags.text('quarter') })
        return {
          json: found,
          text: [
            `${plural(found.definitions.length, 'definition')} (--definitions, or --definition with one of ${found.definitions.map(({ name }) => name).join(', ')})`,
            ...found.reconciliations.map(
              (one) =>
                `${one.ties ? 'ties    ' : 'NOT TIED'}  ${one.title}  [${one.id}]\n${one.figures.map(({ name, value }) => `            ${name}: ${value}`).join('\n')}`,
            ),
          ].join('\n'),
        }
      }
      const file = call.flags.text('review')
      if (file !== undefined) await reviewAs(call)
      const report = await call.ask('review:sign', {
        about,
        ...(only.length > 0 && !call.flags.yes('definitions') && { only }),
        ...(differs !== undefined && { differs }),
      })
      if (file !== undefined) await call.ask('review:hand-over', { file })
      return { json: { signatures: report.signatures }, text: signaturesText(report) }
    },
  },
  {
    name: 'withdraw',
    does: 'takes back something that one has said or signed oneself; it stays to be read',
    usage: 'proofbook withdraw <project.proofbook> <entry, or how its id begins> [--review my.review]',
    options: { review: { type: 'string' } },
    takes: [2, 2],
    run: async (call) => {
      await project(call)
      const begin = call.positionals[1] as string
      const { things, signatures } = await call.ask('review:report', {})
      const ids = [...things.flatMap(({ said }) => said), ...signatures].map(({ id }) => id)
      const found = ids.filter((id) => id.startsWith(begin))
      if (found.length > 1) throw new UsageError(`${plural(found.length, 'entry', 'entries')} begin with ${begin}`)
      const report = await call.ask('review:withdraw', { entry: found[0] ?? begin })
      const file = call.flags.text('review')
      if (file !== undefined) await call.ask('review:hand-over', { file })
      return { json: report, text: `taken back: ${(found[0] ?? begin).slice(0, 12)}` }
    },
  },
  {
    name: 'settle',
    does: 'the owner says what holds, with a reason; --accept takes a proposed value, which changes the assumption',
    usage: `proofbook settle <project.proofbook> ${aboutWords} (--as ${reviewMarks.join('|')} | --accept <entry> | --decline) --reason "…" [--quarter 2026Q3]`,
    options: {
      as: { type: 'string' },
      accept: { type: 'string' },
      decline: { type: 'boolean' },
      reason: { type: 'string' },
      quarter: { type: 'string' },
    },
    takes: [2, 2],
    run: async (call) => {
      const about = thingOf(call.positionals[1] as string)
      const mark = reviewMarks.find((one) => one === call.flags.text('as'))
      const start = call.flags.text('accept')
      if (mark === undefined && start === undefined && !call.flags.yes('decline'))
        throw new UsageError(`say --as ${reviewMarks.join('|')}, --accept or --decline`)
      await project(call)
      const { things } = await call.ask('review:report', {})
      const pending = things.find((one) => thingKey(one.about) === thingKey(about))?.pending ?? []
      const accepted = start === undefined ? undefined : (pending.find((id) => id.startsWith(start)) ?? start)
      const report = await call.ask('review:settle', {
        quarter: call.flags.text('quarter'),
        about,
        outcome: mark ?? (accepted === undefined ? 'declined' : 'accepted'),
        ...(accepted !== undefined && { accepted }),
        text: call.flags.text('reason') ?? '',
      })
      const settled = report.things.filter((one) => thingKey(one.about) === thingKey(about))
      return { json: { ...report, things: settled }, text: settled.map(thingText).join('\n') }
    },
  },
  {
    name: 'merge',
    does: 'takes a review in; --look only says what it would bring',
    usage: 'proofbook merge <project.proofbook> <review> [--look]',
    options: { look: { type: 'boolean' } },
    takes: [2, 2],
    run: async (call) => {
      await project(call)
      const file = call.positionals[1] as string
      if (call.flags.yes('look')) {
        const incoming = await call.ask('review:look', { file })
        return { json: { merged: null, incoming }, text: incomingText(incoming) }
      }
      const { merged, incoming, report } = await call.ask('review:merge', { file })
      const { comments, marks, proposals, signatures, already, strange, newConflicts } = incoming
      return {
        json: {
          merged: {
            entries: merged,
            comments,
            marks,
            proposals,
            signatures,
            already,
            strange,
            conflicts: newConflicts,
          },
          incoming,
          open: report.open,
          challenged: report.challenged,
          conflicts: report.conflicts,
        },
        text: merged === 0 ? 'nothing new: this review was taken in before' : incomingText(incoming),
      }
    },
  },
]

/** Goes on with the review that is being written on this computer, or begins one. */
async function reviewAs(call: CommandCall): Promise<void> {
  const { draft } = await call.ask('review:report', {})
  if (draft !== null) return
  const me = await call.ask('log:me', {})
  await call.ask('review:start', {
    name: call.flags.text('name') ?? me.name,
    role: call.flags.text('role') ?? me.role,
  })
}

function thingOf(key: string): Thing {
  const thing = maybeThing(key)
  if (thing === undefined) throw new UsageError(`“${key}” is not ${aboutWords}`)
  return thing
}

function isOpen({ state, pending, conflict }: ReviewedThing): boolean {
  return conflict !== null || pending.length > 0 || state === 'open' || state === 'challenged'
}

function reviewText(report: ReviewReport): string {
  return [
    `${plural(report.challenged, 'thing')} challenged, ${formatNumber(report.open)} open, ${plural(report.conflicts, 'conflict')}`,
    ...report.things.map(thingText),
    ...(report.signatures.length === 0 ? [] : [signaturesText(report)]),
  ].join('\n')
}

function thingText({ about, title, state, conflict, isKnown, said }: ReviewedThing): string {
  const marks = [state, conflict === null ? null : `conflict over ${conflict}`, isKnown ? null : 'not in this project']
  return [
    `${title}  [${thingKey(about)}]  ${marks.filter((one) => one !== null).join(', ')}`,
    ...said.map((one) => {
      const what = [one.mark, one.value, one.settled, one.isWithdrawn ? 'taken back' : null]
      return `  ${instantWords(one)}  ${one.by.name || 'the owner'}, ${one.kind}${what.map((word) => (word === null ? '' : ` ${word}`)).join('')}: ${one.text}  (${one.id.slice(0, 12)})`
    }),
  ].join('\n')
}

function signaturesText({ signatures }: Pick<ReviewReport, 'signatures'>): string {
  return signatures
    .map(
      (one) =>
        `${one.isWithdrawn ? 'taken back' : 'signed'} by ${one.by.name}, ${one.by.role}, ${instantWords(one)}: ${one.statement}${one.differs === null ? '' : ` (${one.differs})`}  (${one.id.slice(0, 12)})${one.changed.length === 0 ? '' : `\n  changed since: ${one.changed.join('; ')}`}`,
    )
    .join('\n')
}

function incomingText(incoming: IncomingReview): string {
  const { by, comments, marks, proposals, signatures, withdrawals, already, strange, newConflicts } = incoming
  return [
    `${by.name}${by.role === '' ? '' : `, ${by.role}`}: ${plural(comments, 'comment')}, ${plural(marks, 'mark')}, ${plural(proposals, 'proposed value')}, ${plural(signatures, 'signature')}, ${withdrawals} taken back; ${already} known already`,
    ...(newConflicts > 0 ? [`${plural(newConflicts, 'conflict')} to settle`] : []),
    ...(strange > 0 ? [`${strange} about things that this project does not have: kept, and shown as such`] : []),
    ...(incoming.isOfOtherContent ? ['the project has changed since it was reviewed'] : []),
    ...(incoming.logIsTheSame ? [] : ['the log of this project is not the one that the reviewer saw']),
    ...incoming.things.map(thingText),
  ].join('\n')
}
