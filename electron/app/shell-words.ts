import type { Unsaved } from '../../shared/contract.ts'

/** Words that stand outside the page: in the native menu and in native dialogs. */
export const shellWords = {
  app: 'Proofbook',
  menu: {
    file: '&File',
    new: 'New project…',
    open: 'Open project…',
    openForReview: 'Open project for review…',
    recent: 'Open recent',
    noneRecent: 'Nothing was opened lately',
    clearRecent: 'Clear the list',
    import: 'Import exports…',
    export: 'Export deck…',
    print: 'Print…',
    close: 'Close project',
    edit: '&Edit',
    find: 'Find…',
    view: '&View',
    appearance: 'Appearance',
    appearances: { system: 'As the system', light: 'Light', dark: 'Dark' },
    go: '&Go',
    back: 'Back',
    forward: 'Forward',
    help: '&Help',
    definitions: 'How every number is defined',
    licences: 'Licences of what is inside',
  },
  /** The places of the page's rail, in its order. */
  places: ['Answers', 'Data', 'Scorecard', 'Cohorts', 'Cost', 'Ledger', 'Case', 'Story', 'Deck'],
  missing: {
    title: (name: string) => `${name} is not where it was`,
    text: 'It was moved, renamed, or is on a drive that is not there. It was taken off the list; its content is untouched. Open it from where it is now.',
  },
  leave: {
    work: {
      message: 'Proofbook is still working',
      detail: 'Closing stops the work. The project will be as it was before it began.',
      stay: 'Keep working',
      go: 'Stop and close',
    },
    text: {
      message: 'A text is not saved yet',
      detail: 'What you have written since the last save would be lost.',
      stay: 'Go back to it',
      go: 'Close without saving',
    },
  } satisfies Readonly<Record<Unsaved, Readonly<Record<'message' | 'detail' | 'stay' | 'go', string>>>>,
  stuck: {
    message: 'The window does not answer',
    detail: 'It may be busy. Drawing it anew loses only what is not saved in it.',
    wait: 'Wait',
    again: 'Draw it anew',
  },
  gone: {
    title: 'The window stopped again and again',
    text: 'Proofbook ends now. Your project is as it was last saved. Start Proofbook again; if this goes on, open another project first.',
  },
} as const
