/** The parts of the project's own screen: what its file holds, who may see it, what was done to it. */
export const projectParts = ['file', 'review', 'log'] as const
export type ProjectPart = (typeof projectParts)[number]

export const projectWords = {
  partsLabel: 'Parts of the project',
  parts: { file: 'The file', review: 'Review', log: 'Log' } satisfies Record<ProjectPart, string>,
  file: {
    lead: 'Everything that Proofbook knows of this company is in one file on this computer. It is sent nowhere.',
    about: 'What it holds',
    name: 'Name',
    currency: 'Currency',
    timeZone: 'Time zone',
    fiscalYear: 'Fiscal year begins in',
    imports: 'Files imported',
    data: 'Data',
    dataFromTo: (from: string, through: string) => `${from} to ${through}`,
    noData: 'none yet',
    check: 'Check everything',
    checkLead:
      'Reads the whole file and proves that it is undamaged, that every row is accounted for, that money ties, and that what was handed out is as it was.',
    checking: 'Checking the whole file',
    good: 'All checks passed.',
    bad: 'Not everything is as it should be.',
    checks: 'What was checked',
    passed: 'passed',
    failed: 'failed',
    outcome: 'Outcome',
    found: 'What was found',
    hash: 'Hash of the content',
  },
} as const
