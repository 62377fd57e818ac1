import { readFileSync } from 'node:fs'
import { formatCount, formatMonth, formatShare, plural } from '../../../shared/base/format.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import {
  conflictWords,
  type Decision,
  type DecisionKind,
  decisionKinds,
  type IdentityReport,
} from '../../../shared/import/identity.ts'
import type { CoverageState, Readiness } from '../../../shared/import/report.ts'
import { makeCsvTokeniser } from '../../../shared/import/tokenise-csv.ts'
import { csvText } from '../../files/csv-text.ts'
import { saveFile } from '../../files/write-file.ts'
import { allPages } from '../all-pages.ts'
import { type Command, type CommandCall, UsageError } from '../command.ts'
import { project } from '../project-argument.ts'

/** Short names of the kinds of decisions, as typed, and how many names each takes. */
const verbs: Readonly<Record<string, DecisionKind>> = {
  same: 'same-customer',
  different: 'different-customers',
  belongs: 'belongs-to',
  not: 'does-not-belong-to',
  nobody: 'belongs-to-nobody',
}

/** Commands about who is who, and about how ready the data are. */
export const identityCommands: readonly Command[] = [
  {
    name: 'identity',
    does: 'lists the questions about who is who with their answers, and what was decided',
    usage: 'proofbook identity <project.proofbook> [--csv questions.csv]',
    options: { csv: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await wholeReport(call)
      const csv = call.flags.text('csv')
      if (csv !== undefined) {
        const rows = report.conflicts.flatMap((one) =>
          one.choices.map((choice, i) => [
            one.id,
            conflictWords(one),
            String(one.contacts),
            String(i + 1),
            choice.words,
          ]),
        )
        await saveFile(
          csv,
          new TextEncoder().encode(csvText([['question', 'what', 'contacts', 'answer', 'words'], ...rows])),
        )
      }
      return { json: report, text: identityText(report) }
    },
  },
  {
    name: 'decide',
    does: 'decides who is who; kept over every import, and taken back with undecide',
    usage: `proofbook decide <project.proofbook> same <customer> <into> | different <customer> <other> | belongs <who> <customer> | not <who> <customer> | nobody <who> [--note "…"]
       proofbook decide <project.proofbook> --question "<id>" --answer <n>
       proofbook decide <project.proofbook> --file decisions.csv    (columns: decision, who, customer)
who: zendesk/id:123, ana@example.com, example.com or the name of an organisation; customer: the id that billing has`,
    options: {
      note: { type: 'string' },
      question: { type: 'string' },
      answer: { type: 'string' },
      file: { type: 'string' },
    },
    takes: [1, 4],
    run: async (call) => {
      await project(call)
      const decisions = await wantedDecisions(call)
      const report = await call.ask('data:decide', { decisions, note: call.flags.text('note') })
      const link = await call.ask('data:linked', {})
      return {
        json: { ...report, matchRate: link.matchRate },
        text: [
          ...report.decisions.slice(0, decisions.length).map((one) => `decided (${one.id}): ${one.words}`),
          `matched now: ${formatShare(link.matchRate.contacts ?? 0)} of contacts; ${plural(report.open, 'question')} left`,
        ].join('\n'),
      }
    },
  },
  {
    name: 'undecide',
    does: 'takes a decision about who is who back: the newest, unless one is named',
    usage: 'proofbook undecide <project.proofbook> [--id n]',
    options: { id: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await call.ask('data:undecide', { id: call.flags.number('id') })
      return { json: report, text: `${plural(report.decisions.length, 'decision')} about who is who left` }
    },
  },
  {
    name: 'readiness',
    does: 'how ready the data are to carry a case, and what to import next',
    usage: 'proofbook readiness <project.proofbook>',
    options: {},
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const readiness = await call.ask('data:readiness', {})
      return { json: readiness, text: readinessText(readiness) }
    },
  },
]

async function wholeReport({ ask }: CommandCall): Promise<IdentityReport> {
  const first = await ask('data:identity', { limit: 0 })
  const conflicts = await allPages(async (page) => {
    const report = await ask('data:identity', page)
    return { total: report.total, rows: report.conflicts }
  })
  return { ...first, conflicts }
}

async function wantedDecisions(call: CommandCall): Promise<Decision[]> {
  const { positionals, flags } = call
  const question = flags.text('question')
  const file = flags.text('file')
  const [, verb, ...names] = positionals
  if (question !== undefined) {
    const answer = flags.number('answer')
    const { conflicts } = await wholeReport(call)
    const asked = conflicts.find((one) => one.id === question)
    if (asked === undefined)
      throw new Refusal('not-found', `there is no question “${question}”`, 'identity lists them with --json or --csv')
    const choice = answer === undefined ? undefined : asked.choices[answer - 1]
    if (choice === undefined)
      throw new Refusal(
        'bad-value',
        `--answer has to be 1 to ${asked.choices.length}`,
        asked.choices.map((one, i) => `${i + 1}: ${one.words}`).join('; '),
      )
    return [...choice.decisions]
  }
  if (file !== undefined) return readDecisions(file)
  if (verb === undefined) throw new UsageError('say what to decide; proofbook decide --help shows how')
  return [decisionOf(verb, names, '')]
}

function decisionOf(verb: string, [one, other, ...more]: readonly string[], where: string): Decision {
  const kind = verbs[verb] ?? decisionKinds.find((known) => known === verb)
  if (kind === undefined)
    throw new UsageError(`${where}“${verb}” is no decision: same, different, belongs, not or nobody`)
  if (one === undefined || more.length > 0) throw new UsageError(`${where}“${verb}” needs to know whom`)
  if (kind === 'belongs-to-nobody') {
    if (other !== undefined) throw new UsageError(`${where}“${verb}” takes one name`)
    return { kind, who: one }
  }
  if (other === undefined) throw new UsageError(`${where}“${verb}” takes two names`)
  return kind === 'same-customer' || kind === 'different-customers'
    ? { kind, from: one, into: other }
    : { kind, who: one, customer: other }
}

function readDecisions(path: string): Decision[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    throw new Refusal('not-found', `there is no file at ${path}`, 'check the name')
  }
  const rows: { readonly cells: readonly string[]; readonly line: number }[] = []
  makeCsvTokeniser({ delimiter: ',', quote: '"' }).push(text, true, (cells, line) => {
    const trimmed = cells.map((cell) => cell.trim())
    if (trimmed.some((cell) => cell !== '')) rows.push({ cells: trimmed, line })
  })
  const isHeading = rows[0]?.cells[0]?.toLowerCase() === 'decision'
  return rows.slice(isHeading ? 1 : 0).map(({ cells: [verb = '', ...names], line }) =>
    decisionOf(
      verb,
      names.slice(0, 2).filter((name) => name !== ''),
      `${path}, line ${line}: `,
    ),
  )
}

function identityText(report: IdentityReport): string {
  const questions = report.conflicts
    .slice(0, 20)
    .flatMap((one) => [
      `${conflictWords(one)}${one.contacts > 0 ? ` (${plural(one.contacts, 'contact')})` : ''}${one.isSettled ? ' (decided)' : ''}`,
      `  question: ${one.id}`,
      ...one.choices.map((choice, i) => `  ${i + 1}  ${choice.words}`),
    ])
  return [
    report.open === 0
      ? 'no open question about who is who'
      : `${plural(report.open, 'open question')} about who is who`,
    ...questions,
    ...(report.conflicts.length > 20
      ? [`… and ${formatCount(report.conflicts.length - 20)} more: --json or --csv`]
      : []),
    ...(report.decisions.length > 0 ? ['decided:'] : []),
    ...report.decisions.map(
      (one) =>
        `  ${one.id}  ${one.words}${one.note ? ` (${one.note})` : ''}, on ${one.on}${one.waits ? '; waits, because it names somebody who is not in the data' : ''}`,
    ),
    ...(report.mergesTotal > 0 ? [`${plural(report.mergesTotal, 'billing account')} counted as another one`] : []),
  ].join('\n')
}

const signs: Readonly<Record<CoverageState, string>> = { full: '█', partial: '▒', none: '·' }

function readinessText(readiness: Readiness): string {
  const { months, lines } = readiness.coverage
  const widest = Math.max(0, ...lines.map((line) => line.title.length))
  const first = months[0]
  const last = months.at(-1)
  return [
    `${plural(readiness.monthsJoined, 'whole month')} of joined history of the ${readiness.monthsNeeded} that a case needs${
      readiness.monthsPartly > 0 ? `, ${readiness.monthsPartly} more in part` : ''
    }`,
    ...(first === undefined || last === undefined
      ? []
      : [
          `${formatMonth(first)} to ${formatMonth(last)}: ${signs.full} known  ${signs.partial} in part  ${signs.none} nothing`,
          ...lines.map(
            (line) => `  ${line.title.padEnd(widest)}  ${line.cells.map((cell) => signs[cell.state]).join('')}`,
          ),
        ]),
    ...[...readiness.gaps, ...readiness.duplicates].map((one) => `! ${one.text}; ${one.todo}`),
    ...readiness.breaks.map((one) => `! ${one.on}: ${one.text}; ${one.todo}`),
    ...(readiness.missing.length > 0 ? ['to import next:'] : []),
    ...readiness.missing.map((one, i) => `  ${i + 1}. ${one.what}: ${one.answers} (${one.how})`),
    readiness.next === null ? 'nothing is missing' : `next: ${readiness.next}`,
  ].join('\n')
}
