import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

/** The variable that tells every process of tests where the screens of this run stand, or are to be built by the first that needs them. */
export const screensFolder = 'PROOFBOOK_SCREENS_FOLDER'

const folders: string[] = []

async function makeFolder(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'proofbook-screens-'))
  folders.push(folder)
  process.env[screensFolder] = folder
}

/** Runs once before all tests, and makes an empty folder; when tests run again because a source changed, the screens are built anew in another. */
export async function setup(project: TestProject): Promise<void> {
  await makeFolder()
  project.onTestsRerun(makeFolder)
}

/** Runs once after all tests. */
export async function teardown(): Promise<void> {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
}
