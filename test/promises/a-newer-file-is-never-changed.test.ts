import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { schemaVersion } from '../../electron/store/migrations/index.ts'
import { proofbook, scratchFolder } from '../helpers/command-line.ts'

// The promise: a file from a newer version is never changed by an older app.
const scratch = scratchFolder()
afterAll(() => scratch.remove())
const project = scratch.at('newer.proofbook')
let newer: Buffer

beforeAll(() => {
  expect(proofbook('new', project).exitCode).toBe(0)
  newer = readFileSync(project)
  newer.writeInt32BE(schemaVersion + 1, 60)
  writeFileSync(project, newer)
  writeFileSync(scratch.at('t.csv'), 'ticket_id,customer_id,created_at\nT1,C1,2026-01-05T10:00:00Z\n')
})

it.each([
  ['import', project, scratch.at('t.csv')],
  ['metrics', project],
  ['verify', project],
  ['undo-import', project],
  ['windows', project, '--hold', '100', '--from', '2026-01-01', '--reason', 'x'],
  ['backups', project, '--now'],
])('%s refuses it in words and leaves every byte', (...command) => {
  const { exitCode, stderr } = proofbook(...command)
  expect(exitCode).toBe(1)
  expect(stderr).toContain('was written by a newer version of Proofbook')
  expect(readFileSync(project).equals(newer)).toBe(true)
  expect(existsSync(`${project}-backups`)).toBe(false)
})

it('leaves nothing beside it either', () => {
  expect(readdirSync(scratch.path).sort()).toEqual(['newer.proofbook', 't.csv'])
})
