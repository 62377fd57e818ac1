import { english } from '../../../base/format.ts'

const { count, plural } = english
const yesNo = { yes: 'yes', no: 'NO' }

/** What the pages of the appendix say: A definitions, B sources, C reconciliations, D method, E assumptions, F scenarios, G restatements. */
export const appendix = {
  title: (n: { readonly letter: string; readonly says: string }) => `Appendix ${n.letter}: ${n.says}`,
  caption: (n: { readonly subtitle: string; readonly rows: number }) =>
    `${n.subtitle} (${plural(n.rows, 'row', 'rows')})`,
  page: (n: { readonly title: string; readonly page: number; readonly of: number }) =>
    `${n.title} (page ${count(n.page)} of ${count(n.of)})`,
  definitions: {
    says: (metrics: number) =>
      `${plural(metrics, 'metric', 'metrics')} ${metrics === 1 ? 'stands' : 'stand'} behind these slides, each with its version`,
    subtitle: 'Definitions as the registry holds them',
    columns: { metric: 'metric', formula: 'formula', window: 'window', leftOut: 'left out' },
    metric: (n: { readonly title: string; readonly version: number }) => `${n.title} (v${count(n.version)})`,
    empty: 'No metric is used.',
    likely: 'Is this how finance defines it?',
  },
  sources: {
    says: (n: { readonly rows: number; readonly files: number; readonly matched: string | null }) =>
      `${plural(n.rows, 'row', 'rows')} from ${plural(n.files, 'file', 'files')}${n.matched === null ? '' : `; ${n.matched} of contacts are matched to a customer`}`,
    subtitle: 'Rows in = records + merged + left out + problems, for every file',
    columns: {
      file: 'file',
      readAs: 'read as',
      rows: 'rows',
      records: 'records',
      merged: 'merged',
      leftOut: 'left out',
      problems: 'problems',
      from: 'from',
      through: 'through',
    },
    empty: 'No file was imported.',
    likely: 'Who exported these files, and when?',
  },
  reconciliations: {
    says: (n: { readonly tied: number; readonly checks: number }) =>
      `${count(n.tied)} of ${plural(n.checks, 'check', 'checks')} ${n.tied === 1 ? 'ties' : 'tie'}`,
    subtitle: 'Receipts, ledger, movements and customers, checked against each other',
    columns: { check: 'check', ties: 'ties', found: 'what was found' },
    yesNo,
    empty: 'Nothing could be checked.',
    likely: 'How does this bridge to the figures that we report?',
  },
  method: {
    none: (groups: number) => `no comparison of ${plural(groups, 'group', 'groups')} was made`,
    says: (n: { readonly passed: number; readonly checks: number }) =>
      `${count(n.passed)} of ${plural(n.checks, 'check', 'checks')} of the retention comparison passed`,
    subtitle: 'First contact of four quarters, judged after fourteen days, customers followed from there',
    columns: { check: 'check', outcome: 'outcome', finding: 'finding' },
    outcome: { passed: 'passed', failed: 'did not pass', notRun: 'not run' },
    design: 'design',
    adjusted: (n: { readonly method: string; readonly alikeIn: string }) => `${n.method}; adjusted for ${n.alikeIn}`,
    empty: 'Too few customers can be followed.',
    likely: 'What would make you withdraw this?',
  },
  assumptions: {
    says: (n: { readonly agreed: number; readonly assumptions: number }) =>
      `finance has agreed ${count(n.agreed)} of ${plural(n.assumptions, 'assumption', 'assumptions')}`,
    subtitle: 'Most likely value and range, where it comes from, who owns it',
    columns: {
      assumption: 'assumption',
      value: 'value',
      low: 'low',
      high: 'high',
      class: 'class',
      source: 'source',
      owner: 'owner',
      finance: 'finance',
    },
    empty: 'There is no case, so nothing is assumed.',
    likely: 'Which of these did you choose yourself?',
  },
  scenarios: {
    says: (n: { readonly scenarios: number; readonly alternatives: number }) =>
      `${plural(n.scenarios, 'scenario', 'scenarios')} and ${plural(n.alternatives, 'alternative', 'alternatives')}`,
    subtitle: 'Net present value, return and months to pay back',
    columns: {
      whatIf: 'what if',
      value: 'value today',
      return: 'return',
      months: 'months',
      assumed: 'what is assumed',
    },
    scenario: (name: string) => `scenario: ${name}`,
    instead: (name: string) => `instead: ${name}`,
    never: 'not within three years',
    empty: 'There is no case, so there are no scenarios.',
    likely: 'What if only half of it comes true?',
  },
  restatements: {
    says: (n: { readonly restated: number; readonly breaks: number }) =>
      `${plural(n.restated, 'restated number', 'restated numbers')}, ${plural(n.breaks, 'break', 'breaks')} in a vendor’s definition`,
    subtitle: 'Both values stand, with the reason',
    columns: { number: 'number', before: 'told before', now: 'told now', reason: 'reason' },
    breakIn: (category: string) => `break in ${category}`,
    empty: 'No number was restated and no vendor changed its definition in these quarters.',
    likely: 'Which of the numbers you showed last time still hold?',
  },
}
