import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Reading two hundred small sources takes longer than most commands; compiled once, they are kept beside the packages.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/proofbook'))
const { runCommand } = await import('./cli/run-command.ts')
process.exitCode = await runCommand(process.argv.slice(2))
