import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Reading two hundred small sources takes longer than most commands; compiled once, they are kept beside the packages.
const compiled = join(import.meta.dirname, '../node_modules/.cache/proofbook')
enableCompileCache(compiled)
// For a core that is started beside, too.
process.env.NODE_COMPILE_CACHE ??= compiled
// Whoever reads our output may stop reading, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
const { runCommand } = await import('./cli/run-command.ts')
process.exitCode = await runCommand(process.argv.slice(2))
