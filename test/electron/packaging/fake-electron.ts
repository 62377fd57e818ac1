import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** What Electron's fuses follow in its program, so that they are found. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** A file with a fuse wire where Electron's program has its own: version 1, as many fuses as there are signs. The wire is Electron's as it is handed out. */
export async function writeFakeProgram(path: string, wire = '101100111'): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const padding = Buffer.alloc(4096, 7)
  await writeFile(
    path,
    Buffer.concat([padding, Buffer.from(sentinel), Buffer.from([1, wire.length]), Buffer.from(wire), padding]),
    { mode: 0o755 },
  )
}

/** An unpacked Electron for Linux in which the program is a fake: as much of it as is packed. */
export async function writeFakeElectron(folder: string): Promise<void> {
  await writeFakeProgram(join(folder, 'electron'))
  await mkdir(join(folder, 'resources'), { recursive: true })
  await mkdir(join(folder, 'locales'), { recursive: true })
  await writeFile(join(folder, 'resources/default_app.asar'), 'what runs when there is no app')
  await writeFile(join(folder, 'LICENSE'), 'Electron’s licence')
  await writeFile(join(folder, 'LICENSES.chromium.html'), 'Chromium’s licences')
  await writeFile(join(folder, 'version'), '45.4.1')
  for (const locale of ['en-US', 'en-GB', 'de', 'fr']) await writeFile(join(folder, 'locales', `${locale}.pak`), locale)
}
