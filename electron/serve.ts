import { join } from 'node:path'
import { runServe } from './serve/run-serve.ts'

// The loopback shell: the same screens and the same core, for machines without Electron or a display.
const folder = import.meta.dirname
process.exitCode = await runServe(process.argv.slice(2), {
  core: join(folder, 'core.js'),
  pageFolder: join(folder, '../renderer'),
})
