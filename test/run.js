import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { freemem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureNode24, root } from '../electron/launch/pinned-node.js'

// `npm test`: types, lint and format, build, then every test. Stops at the first stage that fails, says what this machine left out and why, and ends
// with one line of numbers. Plain JavaScript, because any Node may be the one that starts it.
await ensureNode24(fileURLToPath(import.meta.url))

/**
 * Runs a tool of the checkout under this Node.
 * @param {string} script path under node_modules
 * @param {string[]} args
 * @param {string[]} within a command that the tool is run by
 * @returns {Promise<boolean>} whether it went well
 */
const runTool = (script, args, within = []) =>
  new Promise((resolve) => {
    const [command, ...rest] = [...within, process.execPath, join(root, 'node_modules', script), ...args]
    const child = spawn(command, rest, { cwd: root, stdio: 'inherit' })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })

// Where the system lets us, tests run with no network but the machine's own, so that a connection to anywhere else fails them. A cable whose ends both lie in there
// gives WebRTC an interface to look at: with none it would keep quiet by itself, and a build that lost its policy could not be told.
const cable =
  'ip link add away type veth peer name there && ip addr add 192.0.2.1/24 dev away && ip link set away up && ip link set there up'
const alone = [
  'unshare',
  '-n',
  'sh',
  '-c',
  `ip link set lo up && { { ${cable}; } 2>/dev/null || :; } && exec "$@"`,
  'sh',
]
const canBeAlone =
  process.getuid?.() === 0 && spawnSync(alone[0], [...alone.slice(1), 'true'], { stdio: 'ignore' }).status === 0

const report = join(root, '.cache/test-report.json')
const only = process.argv.slice(2)

// What tests write goes to memory where the system keeps a folder there and has plenty: a third of the time is spent waiting for a disk that nobody will read. What must be
// on a disk is held by the experiments, which lay it there themselves.
const plenty = 6 * 1024 ** 3
const inMemory = '/dev/shm'
const hasMemory =
  process.env.TMPDIR === undefined &&
  existsSync(inMemory) &&
  freemem() > plenty &&
  statfsSync(inMemory).bavail * statfsSync(inMemory).bsize > plenty
const scratchName = /^proofbook-tests-(\d+)-/
const scratch = hasMemory ? mkdtempSync(join(inMemory, `proofbook-tests-${process.pid}-`)) : null
// A run that was killed leaves its own behind, and memory is dearer than a disk.
if (hasMemory)
  for (const name of readdirSync(inMemory)) {
    const pid = scratchName.exec(name)?.[1]
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(inMemory, name), { recursive: true, force: true })
  }
if (scratch !== null) process.env.TMPDIR = scratch

/** @type {readonly (readonly [name: string, run: () => Promise<boolean>])[]} */
const stages = [
  ['types', () => runTool('typescript/bin/tsc', ['--build'])],
  [
    'lint and format',
    () =>
      runTool('@biomejs/biome/bin/biome', [
        'ci',
        '--max-diagnostics=20',
        ...(process.stdout.isTTY ? [] : ['--colors=off']),
        '.',
      ]),
  ],
  ['build', () => runTool('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn'])],
  [
    'tests',
    () => {
      console.log(
        canBeAlone ? 'With every network but the machine’s own taken away.' : 'With the network left as it is.',
      )
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      const args = ['run', '--config', 'test/vitest.config.ts', ...reporters, ...only]
      return runTool('vitest/vitest.mjs', args, canBeAlone ? alone : [])
    },
  ],
]

mkdirSync(join(root, '.cache'), { recursive: true })
rmSync(report, { force: true })
let failed = ''
for (const [name, run] of stages) {
  const started = performance.now()
  console.log(`\n── ${name}`)
  if (!(await run())) {
    failed = name
    break
  }
  console.log(`── ${name}: passed in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
if (scratch !== null) rmSync(scratch, { recursive: true, force: true })

const results = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : []
const tests = results.flatMap(({ assertionResults }) => assertionResults)
const count = (...statuses) => tests.filter(({ status }) => statuses.includes(status)).length
// A file that can't even be loaded has no tests to count.
const broken = results.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
const failures = Math.max(count('failed') + broken.length, failed === '' ? 0 : 1)

for (const line of leftOut()) console.log(line)
if (failed !== '') console.log(`\nStopped: ${failed} failed.`)
console.log(
  `\n${count('passed')} passed, ${failures} failed, ${count('skipped', 'pending', 'todo', 'disabled')} skipped`,
)
process.exitCode = failures === 0 ? 0 : 1

/**
 * What this machine could not run: tests that skipped themselves, whose names say why.
 * @returns {string[]}
 */
function leftOut() {
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed')
  const groups = Map.groupBy(skipped, ({ ancestorTitles, title }) => ancestorTitles[0] ?? title)
  return [...groups].map(
    ([name, { length }]) => `\nLeft out here: ${name} (${length} ${length === 1 ? 'test' : 'tests'})`,
  )
}
