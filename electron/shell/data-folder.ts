import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where Proofbook keeps what is nobody's document: the sample project, projects made in a browser, temporary files. `PROOFBOOK_DATA` puts it elsewhere. */
export function dataFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env.PROOFBOOK_DATA) return env.PROOFBOOK_DATA
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Proofbook')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Proofbook')
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'proofbook')
}
