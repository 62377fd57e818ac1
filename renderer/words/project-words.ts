/** The parts of the project's own screen: what its file holds, who may see it, what was done to it. */
export const projectParts = ['file', 'share', 'people', 'review', 'log'] as const
export type ProjectPart = (typeof projectParts)[number]

export const projectWords = {
  partsLabel: 'Parts of the project',
  parts: { file: 'The file', share: 'Sharing', people: 'People', review: 'Review', log: 'Log' } satisfies Record<
    ProjectPart,
    string
  >,
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
    checkDeep: 'Work every number out again',
    checkDeepLead:
      'Whoever changed a number behind Proofbook’s back may have changed its hash with it. Working every kept number out again from the rows finds that too; it takes about as long as making every screen anew, a few seconds for ten thousand contacts and minutes for a million.',
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
  notices: {
    file: 'The file may only be read, so nothing in this project can be changed. Copy it to a folder of your own and open the copy.',
    folder:
      'The folder may not be written to, so nothing in this project can be changed. Copy the project to a folder of your own and open the copy.',
    crashed:
      'Proofbook, or the computer, ended last time without closing this project. Everything that was confirmed is here. Its pages, the log, kept numbers, exported files, reviews and totals were checked; a single changed letter in an imported row would not show in these.',
    changed:
      'This file was copied while it was open, or another program wrote to it. All that can be checked is whole; if numbers surprise you, go back to a backup.',
    notAsWritten: (faults: string) =>
      `That check found what is not as it was written: ${faults}. Go back to a backup below, or import the files concerned again; a number that rests on these parts may be wrong.`,
    upgraded:
      'This project came from an older version of Proofbook and was brought up to this one. A backup from before is below.',
    sharedPlace: (place: string) =>
      `This project lies ${place === 'network' ? 'on a network drive' : `in a folder that ${place} copies to other computers`}. Work on it on one computer at a time, and close it before you open it on another; safer is a folder of this computer’s own.`,
    workingCopy: (place: string, published: string | null) =>
      `This project lies ${place === 'network' ? 'on a network drive' : `in a folder that ${place} copies to other computers`}. You work on a copy of it on this computer, which is put back there after each import and when you close the project${published === null ? '.' : `; the file there is from ${published}.`}`,
    published: (of: string) => `Closed. What you did in ${of} is in its shared folder.`,
    notYetShared: (of: string) =>
      `What you did since is on this computer only: ${of} in the shared folder is without it.`,
    share: 'Put it there now',
    sharing: 'Putting your work into the shared folder',
    conflict: {
      title: (of: string) => `Two versions of ${of}`,
      lead: (since: string | null) =>
        since === null
          ? 'The project in the shared folder is another one than yours.'
          : `Somebody else has changed the project in the shared folder. Until ${since} both were the same; since then:`,
      ours: 'Yours has',
      theirs: 'The shared one has',
      nothing: 'Nothing.',
      when: 'When',
      who: 'Who',
      what: 'What',
      more: (count: number) => `and ${count} more`,
      keepOurs: 'Keep mine',
      keepTheirs: 'Take theirs',
      keepBoth: 'Keep both as files',
      choosing: 'Settling which version is shared',
      after:
        'Nothing is lost: what is not kept in the folder becomes a backup. Keep both saves yours beside theirs under a name of its own, and opens theirs.',
    },
    mark: 'Not yet in the shared folder',
    unpublished: {
      found: (of: string) =>
        `What you did last time in ${of} had not been put back into its folder. All of it is here, and is put back when you close the project.`,
      away: (of: string) =>
        `${of}, or its folder, is not there any more. Your work is kept on this computer: open the project from the same place when it is back, or put it elsewhere on this page.`,
      changed: (of: string) =>
        `Somebody else has changed ${of} meanwhile. Choose above which of the two is shared; if you close the project before, theirs stays and your work is saved beside it under a name of its own.`,
      failed: (of: string) =>
        `Your work could not be put back into ${of}. It is kept on this computer: open the project from the same place again, and it is tried when you close it.`,
    },
    conflictSaved: (of: string, name: string) =>
      `Somebody else had changed ${of} meanwhile. Theirs was left as it is, and your work was saved beside it as ${name}; open both and decide which one to go on with.`,
    alsoOpen: (user: string, host: string, since: string) =>
      `${user} seems to have this project open on ${host} since ${since}. If both of you change it, whoever closes it last finds their work saved beside it under a name of its own; better wait until ${user} has closed it.`,
    conflictedCopies: (names: string) =>
      `Two computers changed this project at once, and both were kept. Beside it lies ${names}; open both and decide which one to go on with.`,
  },
  unopened: {
    title: (name: string) => `${name} could not be opened`,
    unlock: 'Type the passphrase',
    backups:
      'Proofbook kept copies of this project. Going back to one puts it in its place; what is there now becomes a backup itself.',
    noBackups: 'There is no backup beside it.',
  },
  backups: {
    title: 'Backups',
    lead: 'Proofbook copies the project before it is upgraded and before files are imported, and keeps up to ten copies, of two gigabytes together, in a folder beside it. They hold what the project held then, people included.',
    none: 'None yet. The first one is made before the next import.',
    make: 'Make a backup now',
    making: 'Making a backup',
    made: 'The backup is made.',
    when: 'From',
    why: 'Made',
    size: 'Size',
    megabytes: (number: string) => `${number} MB`,
    back: 'Way back',
    restore: 'Go back to it',
    restoreOf: (when: string) => `Go back to it: the backup from ${when}`,
    sure: 'Replace the project by it? What is here now becomes a backup, so you can come back.',
    yes: 'Yes, go back',
    no: 'No',
    restoring: 'Going back to a backup',
    restored: (when: string) => `The project is as it was on ${when}. What it was before is the newest backup.`,
    reasons: {
      upgrade: 'before an upgrade',
      import: 'before an import',
      restore: 'before going back to another one',
      asked: 'because you asked',
    },
  },
} as const
