import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { scratchFolder } from '../helpers/command-line.ts'

// The promise: Proofbook opens no network connection. A quarter's whole work is done by the command line with every way out of Node turned into a trap; a call of one would end the command. What the window and its
// page can reach is attacked in `test/security/`, and where the system lets it `npm test` runs in a network of its own.
const scratch = scratchFolder()
afterAll(() => scratch.remove())
const root = join(import.meta.dirname, '../..')

const trap = scratch.at('trap.mjs')
writeFileSync(
  trap,
  `import net from 'node:net'
   import dns from 'node:dns'
   import dgram from 'node:dgram'
   const fall = (what) => () => { process.stderr.write('NETWORK ' + what); process.exit(99) }
   net.Socket.prototype.connect = fall('connect')
   net.Server.prototype.listen = fall('listen')
   dgram.createSocket = fall('datagram')
   for (const name of Object.keys(dns)) if (/^(lookup|resolve|reverse)/.test(name)) dns[name] = fall(name)
   globalThis.fetch = fall('fetch')
   globalThis.WebSocket = fall('WebSocket')
   process.getBuiltinModule('node:module').syncBuiltinESMExports()`,
)

function proofbook(...args: string[]) {
  return spawnSync(process.execPath, ['--import', trap, join(root, 'electron/cli.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, PROOFBOOK_TODAY: '2026-11-22' },
  })
}

it('a whole quarter’s work opens no connection', { timeout: 600_000 }, () => {
  const project = scratch.at('p.proofbook')
  const steps = [
    ['new', project, '--currency', 'EUR', '--timezone', 'Europe/Berlin'],
    ['import', project, join(root, 'resources/sample')],
    ['metrics', project],
    ['deck', project, '--out', scratch.at('d.pptx'), '--workbook', scratch.at('d.xlsx'), '--pdf', scratch.at('d.pdf')],
    ['verify', project],
  ]
  for (const step of steps) {
    const { status, stderr } = proofbook(...step)
    expect([step[0], status, stderr.includes('NETWORK')]).toEqual([step[0], 0, false])
  }
})

it('the trap itself works', () => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', trap, '-e', 'fetch("http://192.0.2.1/")'], {
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([99, 'NETWORK fetch'])
})
