import type { FileTokens } from '../shell/file-tokens.ts'
import type { RecentProjects } from '../shell/recent-projects.ts'
import type { Relay } from '../shell/relay.ts'
import type { PrivateFolder } from './private-folder.ts'

/** What the server serves and stands on. */
export interface ServedPage {
  readonly pageFolder: string
  readonly relay: Relay
  readonly tokens: FileTokens
  readonly recent: RecentProjects
  readonly privateFolder: PrivateFolder
  /** Where projects made or opened in the browser are kept; they outlive the process. */
  readonly projectFolder: string
}
