import { fileURLToPath } from 'node:url'
import { ensureNode24, root } from '../launch/pinned-node.js'

// `npm run package`, from any Node.
await ensureNode24(fileURLToPath(import.meta.url))
const { packageApp } = await import('./package-app.ts')
process.exitCode = await packageApp(root, process.argv.slice(2))
