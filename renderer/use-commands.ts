import { useEffect } from 'react'
import type { ShellCommand } from '../shared/contract.ts'
import { shell } from './ask.ts'
import { closeProject } from './close-project.ts'
import { openPicked } from './open-project.ts'
import { goTo } from './use-place.ts'

type Doing = ShellCommand['do']

/** What each command does. */
const doings: { readonly [D in Doing]: (command: Extract<ShellCommand, { readonly do: D }>) => void } = {
  project: () => void closeProject(),
  import: () => goTo({ screen: 'data', evidence: [], at: 0 }),
  export: () => goTo({ screen: 'deck', evidence: [], at: 0 }),
  'open-file': ({ file }) => void openPicked(file),
}

/** Does what a person asks for outside the page: in the native menu, or by opening a project in the file manager. */
export function useCommands(): void {
  useEffect(() => shell().onCommand((command) => doings[command.do](command as never)), [])
}
