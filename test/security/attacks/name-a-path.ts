import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { StandInRun } from '../../e2e/stand-in/drive.ts'

/** Tries to make the app read, write or show a file that nobody chose; gives back what it did not refuse. */
export async function nameAPath(run: StandInRun & { readonly folder: string }): Promise<readonly string[]> {
  const secret = join(run.folder, 'secret.csv')
  await mkdir(run.folder, { recursive: true })
  await writeFile(secret, 'id\n1\n')
  const breaches: string[] = []
  const made = [
    'file-AAAAAAAAAAAAAAAAAAAAAAAA',
    secret,
    `file://${secret}`,
    '../secret.csv',
    '\\\\server\\share\\x',
    '\0',
  ]

  /** Chosen by a person: to be read, and to be written. */
  run.dialogs.open.push([secret])
  run.dialogs.saveFolder = run.folder
  const [chosen, target] = await run.page.evaluate(async () => {
    const { files } = (globalThis as unknown as { proofbook: Bridge }).proofbook
    return [(await files.pick('exports'))[0], await files.saveAs('deck', '../../escape.pptx')]
  })
  run.dialogs.saveFolder = null
  const toRead = String(chosen?.file)
  const toWrite = String(target?.file)
  if (JSON.stringify([chosen, target]).includes(run.folder)) breaches.push('a path came back from a dialog')

  const asks: readonly (readonly [string, object])[] = [
    ...made.flatMap((file) => [
      ['project:open', { file }] as const,
      ['project:create', { file }] as const,
      ['data:recognise', { files: [file] }] as const,
      ['data:import', { files: [{ file }] }] as const,
      ['data:link', { crosswalk: file }] as const,
      ['deck:export', { deck: file }] as const,
      ['deck:export', { workbook: file }] as const,
      ['deck:export', { brief: file }] as const,
    ]),
    // A file chosen for one thing is not free for another.
    ['project:create', { file: toRead }],
    ['deck:export', { deck: toRead }],
    ['deck:export', { workbook: toWrite }],
    ['project:create', { file: toWrite }],
    ['project:open', { file: toWrite }],
    ['data:import', { files: [{ file: toWrite }] }],
  ]
  for (const [channel, arg] of asks) {
    const reply = await run.page.evaluate(
      ([name, value]) => (globalThis as unknown as { proofbook: Bridge }).proofbook.ask(name, value),
      [channel, arg] as const,
    )
    if (reply.ok || reply.error?.code !== 'forbidden') {
      breaches.push(`${channel} ${JSON.stringify(arg)}: ${JSON.stringify(reply).slice(0, 120)}`)
    }
  }
  // Handing over shows only what the app itself wrote: no guess, nothing to be read, nothing merely chosen.
  for (const file of [...made, toRead, toWrite]) {
    const shown = await run.page.evaluate(
      (name) =>
        (globalThis as unknown as { proofbook: Bridge }).proofbook.files.deliver(name).then(
          () => true,
          () => false,
        ),
      file,
    )
    if (shown) breaches.push(`deliver showed ${file}`)
  }
  // The page has no private channel for paths. What is dropped must be a file on this disk, or a folder, which gives the files that lie in it openly:
  // nothing hidden, nothing that it only points to, nothing deeper down.
  const drop = (path: string) =>
    run.call<{ ok: boolean; value?: readonly { name: string }[] }>('invoke', run.windowId, 'proofbook:drop', [[path]], {
      url: 'app://proofbook/',
      parent: null,
    })
  for (const path of ['/dev/null', join(run.folder, 'nowhere.csv'), 'secret.csv', `${secret}\0.csv`])
    if ((await drop(path)).ok) breaches.push(`${JSON.stringify(path)} was taken for a dropped file`)
  const droppedFolder = join(run.folder, 'dropped')
  await mkdir(join(droppedFolder, 'deeper'), { recursive: true })
  for (const name of ['open.csv', '.hidden.csv', 'deeper/down.csv']) await writeFile(join(droppedFolder, name), 'id\n')
  await symlink(secret, join(droppedFolder, 'pointing.csv')).catch(() => {})
  const inside = (await drop(droppedFolder)).value?.map(({ name }) => name) ?? []
  if (inside.join() !== 'open.csv') breaches.push(`a dropped folder gave ${inside.join(', ')}`)
  const forged = await run.page.evaluate(() =>
    (globalThis as unknown as { proofbook: Bridge }).proofbook.files.drop([new File(['x'], '/etc/passwd')]),
  )
  if (forged.length > 0) breaches.push('a file made in the page became a path')
  return breaches
}

/** As much of the bridge as the attack uses. */
interface Bridge {
  readonly ask: (channel: string, arg: object) => Promise<{ ok: boolean; error?: { code: string } }>
  readonly files: {
    readonly pick: (what: string) => Promise<readonly { readonly file: string; readonly name: string }[]>
    readonly saveAs: (what: string, name: string) => Promise<{ readonly file: string; readonly name: string } | null>
    readonly deliver: (file: string) => Promise<void>
    readonly drop: (files: readonly File[]) => Promise<readonly unknown[]>
  }
}
