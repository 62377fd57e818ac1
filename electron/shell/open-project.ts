import { resolve } from 'node:path'
import type { Reply } from '../../shared/base/refusal.ts'
import type { ProjectInfo } from '../../shared/contract.ts'
import type { CoreLink } from './core-link.ts'

/** Opens what the app starts with: the project it was given, or the sample company's. Asked first, it is answered before anything the page asks. */
export const openProject = (link: CoreLink, path: string | null): Promise<Reply<ProjectInfo>> =>
  path === null ? link.ask('project:sample', {}) : link.ask('project:open', { file: resolve(path) })
