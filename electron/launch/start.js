import { fileURLToPath } from 'node:url'
import { ensureNode24, root } from './pinned-node.js'

// `npm start`, from any Node.
await ensureNode24(fileURLToPath(import.meta.url))
const { startApp } = await import('./start-app.ts')
process.exitCode = await startApp(root, process.argv.slice(2))
