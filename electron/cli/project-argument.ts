import type { ProjectInfo } from '../../shared/contract.ts'
import type { CommandCall } from './command.ts'

/** Opens the project that a command names first. */
export function project({ positionals, ask }: CommandCall): Promise<ProjectInfo> {
  return ask('project:open', { file: positionals[0] as string })
}
