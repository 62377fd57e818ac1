import { formatCount, formatEvidence, formatMoney, formatQuarter } from '../../../shared/base/format.ts'
import { businessOutcomes, isBusinessOutcome } from '../../../shared/metrics/outcome-map.ts'
import { handOffRows } from '../../api/save-list.ts'
import { csvText } from '../../files/csv-text.ts'
import { saveFile } from '../../files/write-file.ts'
import { type Command, UsageError } from '../command.ts'
import { project } from '../project-argument.ts'
import { evidenceLine } from './evidence-text.ts'

const quarter = { quarter: { type: 'string' } } as const

/** Commands about what became of the customers, and who answers for it. */
export const outcomeCommands: readonly Command[] = [
  {
    name: 'waterfall',
    does: 'from what the AI vendor counts as resolved to what stayed resolved, whole and by topic',
    usage: 'proofbook waterfall <project.proofbook> [--quarter 2026Q3]',
    options: quarter,
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await call.ask('scorecard:waterfall', { quarter: call.flags.text('quarter') })
      const steps = report.steps.flatMap((step) => [
        ...(step.id === 'vendor-reported' ? [] : [`    ${step.lostWords}: ${formatCount(step.lost)}`]),
        `  ${step.title}: ${formatEvidence(step.evidence)}, ${formatCount(step.evidence.numerator ?? 0)} of ${formatCount(step.evidence.n)}`,
      ])
      const topics = report.byTopic.map(
        (one) =>
          `  ${one.topic}: ${one.steps.map((step) => formatEvidence(step)).join(' → ')} of ${formatCount(one.contacts)}`,
      )
      const breaks = report.breaks.map((one) => `  ${formatQuarter(one.quarter)}: ${one.text}`)
      return {
        json: report,
        text: [
          report.sentence,
          ...steps,
          'by topic:',
          ...topics,
          ...(breaks.length > 0 ? ['breaks:', ...breaks] : []),
        ].join('\n'),
      }
    },
  },
  {
    name: 'fates',
    does: 'what became of the contacts that no person saw',
    usage: 'proofbook fates <project.proofbook> [--quarter 2026Q3]',
    options: quarter,
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await call.ask('scorecard:fates', { quarter: call.flags.text('quarter') })
      return {
        json: report,
        text: [
          report.sentence,
          ...report.fates.map(({ evidence }) => evidenceLine(evidence)),
          evidenceLine(report.success),
          ...report.left.map(({ evidence }) => evidenceLine(evidence)),
        ].join('\n'),
      }
    },
  },
  {
    name: 'chains',
    does: 'how issues went on after AI tried them, and what each way cost',
    usage: 'proofbook chains <project.proofbook> [--quarter 2026Q3]',
    options: quarter,
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await call.ask('scorecard:chains', { quarter: call.flags.text('quarter') })
      const lines = report.chains.map((chain) => {
        const cost =
          chain.cost === null || chain.cost.value === null
            ? ''
            : `, ${formatEvidence(chain.cost)} each: AI ${formatEvidence(chain.attemptCost ?? chain.cost)}, people ${formatEvidence(chain.peopleCost ?? chain.cost)}, the rest ${formatEvidence(chain.otherCost ?? chain.cost)}`
        return `  ${chain.words}: ${formatEvidence(chain.issues)} issues, ${formatEvidence(chain.contactsPerIssue)} contacts each, ${formatEvidence(chain.kept)} ended resolved${cost}`
      })
      return { json: report, text: [report.sentence, ...lines, ...report.caveats.map((one) => `  ${one}`)].join('\n') }
    },
  },
  {
    name: 'roles',
    does: 'a scorecard for each role: what it answers for, where it stands, what it can move',
    usage: 'proofbook roles <project.proofbook> [--quarter 2026Q3]',
    options: quarter,
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await call.ask('scorecard:roles', { quarter: call.flags.text('quarter') })
      const lines = report.roles.flatMap((role) => [
        `${role.title}: ${role.answersFor}`,
        ...role.metrics.map(
          ({ evidence, before, movement, lever }) =>
            `  ${evidence.title}: ${formatEvidence(evidence)}${before === null ? '' : `, before ${formatEvidence(before)}, ${movement}`}; by ${lever}  [${evidence.id}]`,
        ),
      ])
      return { json: report, text: lines.join('\n') }
    },
  },
  {
    name: 'history',
    does: 'one metric over every quarter, with earlier definitions, breaks and restatements',
    usage: 'proofbook history <project.proofbook> <metric> [--by segment --slice Enterprise]',
    options: { by: { type: 'string' }, slice: { type: 'string' } },
    takes: [2, 2],
    run: async (call) => {
      await project(call)
      const metric = call.positionals[1]
      if (metric === undefined) throw new UsageError('say which metric')
      const by = call.flags.text('by')
      const slice = call.flags.text('slice')
      const report = await call.ask('scorecard:history', {
        metric,
        ...(by === undefined ? {} : { by }),
        ...(slice === undefined ? {} : { slice }),
      })
      return {
        json: report,
        text: [
          `${report.definition.title}: ${report.definition.formula}`,
          ...report.now.map((e) => `  ${formatQuarter(e.period)}${evidenceLine(e)}`),
          ...report.before.flatMap(({ version, reason, told }) => [
            `as told under version ${version}, ${reason}:`,
            ...told.map((e) => `  ${formatQuarter(e.period)}${evidenceLine(e)}`),
          ]),
          ...report.breaks.map((one) => `break in ${formatQuarter(one.quarter)}: ${one.text}`),
          ...report.restatements.map((one) => `restated: ${one.evidence}, ${one.reason}`),
        ].join('\n'),
      }
    },
  },
  {
    name: 'compare',
    does: 'a quarter held against an earlier one, over the same customers and as many days',
    usage: 'proofbook compare <project.proofbook> [--quarter 2026Q3] [--against quarter-before|year-before]',
    options: { ...quarter, against: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const against = call.flags.text('against') ?? 'quarter-before'
      if (against !== 'quarter-before' && against !== 'year-before')
        throw new UsageError('--against is quarter-before or year-before')
      const report = await call.ask('scorecard:like-for-like', { quarter: call.flags.text('quarter'), against })
      const lines = report.rows.map(
        (row) =>
          `  ${row.title}: ${formatEvidence(row.now)} after ${formatEvidence(row.before)}, ${row.movement}; everybody ${formatEvidence(row.everybodyNow)} after ${formatEvidence(row.everybodyBefore)}`,
      )
      return { json: report, text: [report.sentence, ...lines].join('\n') }
    },
  },
  {
    name: 'signals',
    does: 'from signal to won, and the list for the revenue team',
    usage:
      'proofbook signals <project.proofbook> [--quarter 2026Q3] [--csv out.csv] [--hand-off <signal> --owner "…" --on 2026-10-15 [--note "…"]]',
    options: {
      ...quarter,
      csv: { type: 'string' },
      'hand-off': { type: 'string' },
      owner: { type: 'string' },
      on: { type: 'string' },
      note: { type: 'string' },
    },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const inQuarter = { quarter: call.flags.text('quarter') }
      const signal = call.flags.text('hand-off')
      const owner = call.flags.text('owner')
      const on = call.flags.text('on')
      if (signal !== undefined && (owner === undefined || on === undefined))
        throw new UsageError('say --owner and --on (a date) with --hand-off')
      const note = call.flags.text('note')
      const report =
        signal === undefined
          ? await call.ask('scorecard:signals', inQuarter)
          : await call.ask('scorecard:hand-off', {
              ...inQuarter,
              signal,
              owner: owner ?? '',
              on: on ?? '',
              ...(note === undefined ? {} : { note }),
            })
      const csv = call.flags.text('csv')
      if (csv !== undefined) await saveFile(csv, new TextEncoder().encode(csvText(handOffRows(report))))
      return {
        json: report,
        text: [
          report.sentence,
          ...report.funnels.map((one) => `  ${one.sentence}`),
          ...report.handOff
            .slice(0, 30)
            .map(
              (one) =>
                `  ${one.customer}: ${one.type}, noticed ${one.noticed}, ${one.stage}, ${one.owner ?? 'nobody'}, due ${one.due}${one.isOverdue ? ', overdue' : ''}${one.amountMinor === null ? '' : `, ${formatMoney(one.amountMinor, report.currency)}`}  [${one.id}]`,
            ),
        ].join('\n'),
      }
    },
  },
  {
    name: 'self-check',
    does: 'the five signs of a measurement model that holds the team back, judged from the data',
    usage: 'proofbook self-check <project.proofbook> [--quarter 2026Q3]',
    options: quarter,
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await call.ask('scorecard:self-check', { quarter: call.flags.text('quarter') })
      const lines = report.signs.map((one) => `  ${one.sign} ${one.state}: ${one.sentence} ${one.next}`)
      return { json: report, text: [report.sentence, ...lines].join('\n') }
    },
  },
  {
    name: 'outcome-map',
    does: 'which business outcome each team metric answers to, and who owns it',
    usage: `proofbook outcome-map <project.proofbook> [--metric csat --outcome "${businessOutcomes[0]}" --owner "…"]`,
    options: { metric: { type: 'string' }, outcome: { type: 'string' }, owner: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const metric = call.flags.text('metric')
      const outcome = call.flags.text('outcome')
      const owner = call.flags.text('owner')
      if (metric !== undefined && (!isBusinessOutcome(outcome) || owner === undefined))
        throw new UsageError(`say --owner, and --outcome as one of ${businessOutcomes.join(', ')}`)
      const map =
        metric === undefined || !isBusinessOutcome(outcome)
          ? await call.ask('scorecard:outcome-map', {})
          : await call.ask('scorecard:map-outcome', { metric, outcome, owner: owner ?? '' })
      return {
        json: { map },
        text: map
          .map(
            (one) => `  ${one.title}: ${one.outcome}, ${one.owner}${one.decided ? '' : ' (proposed)'}  [${one.metric}]`,
          )
          .join('\n'),
      }
    },
  },
]
