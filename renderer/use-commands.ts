import { useEffect } from 'react'
import type { ShellCommand } from '../shared/contract.ts'
import { shell } from './ask.ts'
import { closeProject } from './close-project.ts'
import { screens } from './location.ts'
import { chooseForReview, chooseProject, openPicked } from './open-project.ts'
import { showTheme } from './theme.ts'
import { goTo } from './use-place.ts'

type Doing = ShellCommand['do']

/** What each command does. */
const doings: { readonly [D in Doing]: (command: Extract<ShellCommand, { readonly do: D }>) => void } = {
  new: () => void closeProject(),
  open: () => void chooseProject(),
  'open-for-review': () => void chooseForReview(),
  import: () => goTo({ screen: 'data', evidence: [], at: 0 }),
  export: () => goTo({ screen: 'deck', evidence: [], at: 0 }),
  // The page that is printed is the one that is seen; the shell's own print dialog comes up.
  print: () => window.print(),
  close: () => void closeProject(),
  // The palette opens where it stands, in app.tsx.
  find: () => {},
  back: () => window.history.back(),
  forward: () => window.history.forward(),
  definitions: () => goTo({ screen: 'scorecard', part: 'definitions', evidence: [], at: 0 }),
  go: ({ place }) => goTo({ screen: screens[place - 1] ?? 'answers', evidence: [], at: 0 }),
  appearance: ({ to }) => showTheme(to),
  'open-file': ({ file }) => void openPicked(file),
}

/** Does what a person asks for outside the page: in the native menu, or by opening a project in the file manager. */
export function useCommands(): void {
  useEffect(() => shell().onCommand((command) => doings[command.do](command as never)), [])
}
