import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { createCore } from '../../electron/api/index.ts'
import { listBackups } from '../../electron/store/backups.ts'
import type { Handlers } from '../../shared/contract.ts'
import { quietTask } from '../helpers/import-text.ts'

/** Today, as the tortured processes take it. */
const today = '2026-11-22'

/** One step of work on a project that a person can be in the middle of when the power goes. */
export interface Operation {
  readonly name: string
  /** Makes the project that the step begins with, and whatever else it needs, beside it. */
  readonly prepare: (project: string) => Promise<void>
  /** The step itself, in a process that may be killed in it. */
  readonly run: (project: string, handlers: Handlers) => Promise<unknown>
}

/** Opens a core, works with it and closes it. */
export async function inCore<T>(folder: string, work: (handlers: Handlers) => Promise<T>): Promise<T> {
  const core = createCore({ today, dataFolder: folder })
  try {
    return await work(core.handlers)
  } finally {
    core.close()
  }
}

const tickets = (from: number, rows: number): string => {
  const lines = Array.from({ length: rows }, (_, i) => {
    const day = String(1 + ((from + i) % 28)).padStart(2, '0')
    return `T${from + i},C-${(from + i) % 900},2026-0${1 + ((from + i) % 9)}-${day}T10:00:00Z,chat,${i % 3 === 0 ? 'human' : 'ai'},resolved,topic ${i % 7}`
  })
  return `ticket_id,customer_id,created_at,channel,handled_by,resolution,topic\n${lines.join('\n')}\n`
}

async function smallProject(project: string): Promise<void> {
  writeFileSync(`${project}.before.csv`, tickets(0, 1_500))
  writeFileSync(`${project}.more.csv`, tickets(1_000, 20_000))
  await inCore(`${project}.data`, async (ask) => {
    await ask['project:create']({ file: project, currency: 'EUR', timeZone: 'Europe/Berlin' }, quietTask)
    await ask['data:import']({ files: [{ file: `${project}.before.csv`, source: 'generic-contacts' }] }, quietTask)
  })
}

/** A project as version 0.1.0 wrote it, kept byte for byte. */
async function firstVersion(project: string): Promise<void> {
  const kept = new URL('../golden/projects/0.1.0-v11.proofbook.gz', import.meta.url)
  writeFileSync(project, gunzipSync(readFileSync(kept)), { mode: 0o600 })
}

const open = async (project: string, ask: Handlers) => ask['project:open']({ file: project }, quietTask)

/** What is tortured. Whoever builds a new way of changing a project adds it here. */
export const operations: readonly Operation[] = [
  {
    name: 'import',
    prepare: smallProject,
    run: async (project, ask) => {
      await open(project, ask)
      return ask['data:import']({ files: [{ file: `${project}.more.csv`, source: 'generic-contacts' }] }, quietTask)
    },
  },
  {
    name: 'take an import back',
    prepare: async (project) => {
      await smallProject(project)
      await inCore(`${project}.data`, async (ask) => {
        await open(project, ask)
        await ask['data:import']({ files: [{ file: `${project}.more.csv`, source: 'generic-contacts' }] }, quietTask)
      })
    },
    run: async (project, ask) => {
      await open(project, ask)
      return ask['data:undo-import']({ importId: 2 }, quietTask)
    },
  },
  {
    name: 'upgrade',
    prepare: firstVersion,
    run: open,
  },
  {
    name: 'decide',
    prepare: smallProject,
    run: async (project, ask) => {
      await open(project, ask)
      const arg = { effectiveFrom: '2026-01-01', reason: 'a longer warranty', holdHours: 240 }
      return ask['scorecard:decide'](arg, quietTask)
    },
  },
  {
    name: 'edit the story',
    prepare: async (project) => {
      await firstVersion(project)
      await inCore(`${project}.data`, async (ask) => {
        await open(project, ask)
        await ask['story:proof-points']({}, quietTask)
      })
    },
    run: async (project, ask) => {
      await open(project, ask)
      const { quarter, proofPoints } = await ask['story:proof-points']({}, quietTask)
      const edit = { kind: 'drop', point: proofPoints[0]?.id ?? 'none', reason: 'told elsewhere' } as const
      return ask['story:decide']({ quarter, edit }, quietTask)
    },
  },
  {
    name: 'erase a person',
    prepare: smallProject,
    run: async (project, ask) => {
      await open(project, ask)
      const [person] = await ask['people:find']({ find: 'C-7' }, quietTask)
      return ask['people:erase']({ who: person?.who ?? 'nobody' }, quietTask)
    },
  },
  {
    // What is tortured is the copy: a newer one is written over one that was given away before.
    name: 'share',
    prepare: async (project) => {
      await smallProject(`${project}.own`)
      await inCore(`${project}.data`, async (ask) => {
        await open(`${project}.own`, ask)
        await ask['share:write']({ kind: 'review', file: project }, quietTask)
        const more = { file: `${project}.own.more.csv`, source: 'generic-contacts' }
        await ask['data:import']({ files: [more] }, quietTask)
      })
    },
    run: async (project, ask) => {
      await open(`${project}.own`, ask)
      return ask['share:write']({ kind: 'review', file: project }, quietTask)
    },
  },
  {
    name: 'go back to a backup',
    prepare: async (project) => {
      await smallProject(project)
      await inCore(`${project}.data`, async (ask) => {
        await open(project, ask)
        await ask['project:back-up']({}, quietTask)
        await ask['data:import']({ files: [{ file: `${project}.more.csv`, source: 'generic-contacts' }] }, quietTask)
      })
    },
    run: async (project, ask) => {
      const [first] = listBackups(project).filter(({ why }) => why === 'asked')
      return ask['project:restore']({ file: project, name: first?.name ?? '' }, quietTask)
    },
  },
]
