/** Words of what a desktop app does beside its screens. */
export const desktopWords = {
  /** Stands at the top of a printed page. */
  paper: (project: string, quarter: string | null) => ['Proofbook', project, quarter].filter(Boolean).join(' · '),
  drawnAnew: {
    message: 'The window had stopped and was drawn anew, at the place where you were.',
    hint: 'Everything that was saved is there. A text that you were writing is not.',
  },
  recent: {
    title: 'Opened lately',
    missing: 'not where it was: moved, renamed, or on a drive that is not there',
    opened: (day: string, file: string, folder: string) => `${day}, ${file} in ${folder}`,
    open: (name: string, folder: string) => `Open ${name} in ${folder}`,
    forget: 'Take off the list',
    forgetOne: (name: string) => `Take ${name} off the list`,
    clear: 'Clear the list',
    cleared: 'The list is cleared. The files are where they were.',
  },
}
