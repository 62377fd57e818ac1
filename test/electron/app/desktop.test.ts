import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createProject } from '../../../electron/api/project.ts'
import { shellWords } from '../../../electron/app/shell-words.ts'
import { screens } from '../../../renderer/location.ts'
import { desktopWords } from '../../../renderer/words/desktop-words.ts'
import { words } from '../../../renderer/words/words.ts'
import type { Bridge, ShellCommand } from '../../../shared/contract.ts'
import { driveStandIn, type StandInOptions, type StandInRun } from '../../e2e/stand-in/drive.ts'

/** As much of the page as these tests use. */
type Page = typeof globalThis & { proofbook: Bridge; heard: ShellCommand[] }

const menuWords = shellWords.menu

let folder: string
let first: string
let second: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofbook-desktop-'))
  first = await project('First')
  second = await project('Second & last')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function project(name: string): Promise<string> {
  const path = join(folder, `${name}.proofbook`)
  createProject(path, { currency: 'EUR', timeZone: 'Europe/Berlin' }).close()
  return path
}

const runs: StandInRun[] = []
afterEach(async () => {
  for (const run of runs.splice(0)) await run.close()
})

async function start(options: Partial<StandInOptions> & { readonly data?: string } = {}): Promise<StandInRun> {
  const { data = await mkdtemp(join(folder, 'data-')), ...rest } = options
  const run = await driveStandIn({ dataFolder: data, args: [first], ...rest })
  runs.push(run)
  await run.page.getByRole('navigation').first().waitFor()
  return run
}

interface MenuItem {
  readonly name: string
  readonly accelerator?: string
  readonly enabled?: false
  readonly checked?: boolean
  readonly items?: readonly MenuItem[]
}
const menuOf = (run: StandInRun) => run.call<readonly MenuItem[]>('menu')
const itemsOf = (menu: readonly MenuItem[], name: string): readonly MenuItem[] =>
  menu.flatMap((item) => (item.name === name ? (item.items ?? []) : itemsOf(item.items ?? [], name)))

const title = (run: StandInRun) => run.page.locator('.project-name').textContent()

describe('the native menu', () => {
  it('names the places as the page does, in its order and with a key for each', () => {
    expect(shellWords.places).toEqual(screens.map((screen) => words.screens[screen]))
  })

  it('has what a desktop app has', async () => {
    const run = await start()
    const menu = await menuOf(run)
    expect(menu.map(({ name }) => name)).toEqual([
      menuWords.file,
      menuWords.edit,
      menuWords.view,
      menuWords.go,
      'windowMenu',
      menuWords.help,
    ])
    const keys = menu.flatMap(({ name }) => itemsOf(menu, name)).flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toEqual(
      expect.arrayContaining([
        'CmdOrCtrl+N',
        'CmdOrCtrl+O',
        'CmdOrCtrl+I',
        'CmdOrCtrl+E',
        'CmdOrCtrl+P',
        'CmdOrCtrl+1',
        'CmdOrCtrl+9',
      ]),
    )
    const roles = menu.flatMap(({ name }) => itemsOf(menu, name).map((item) => item.name))
    expect(roles).toEqual(
      expect.arrayContaining([
        'undo',
        'redo',
        'cut',
        'copy',
        'paste',
        'selectAll',
        'resetZoom',
        'zoomIn',
        'togglefullscreen',
        'toggleDevTools',
        'about',
        'quit',
      ]),
    )
  })

  it('goes to every place, back and forward, and finds', async () => {
    const run = await start()
    for (const [index, screen] of screens.entries()) {
      await run.call('clickMenu', shellWords.places[index])
      await expect.poll(() => run.page.url()).toContain(`#/${screen}`)
    }
    await run.call('clickMenu', menuWords.back)
    await expect.poll(() => run.page.url()).toContain('#/story')
    await run.call('clickMenu', menuWords.forward)
    await expect.poll(() => run.page.url()).toContain('#/deck')
    await run.call('clickMenu', menuWords.definitions)
    await expect.poll(() => run.page.url()).toContain('#/scorecard?part=definitions')
    await run.call('clickMenu', menuWords.find)
    await run.page.getByRole('dialog').waitFor()
  })

  it('opens a project by the dialog, closes it, and begins anew', async () => {
    const run = await start()
    await expect.poll(() => title(run)).toBe('First')
    run.dialogs.open.push([second])
    await run.call('clickMenu', menuWords.open)
    await expect.poll(() => title(run)).toBe('Second & last')
    expect(await run.page.title()).toBe('Answers \u2013 Second & last \u2013 Proofbook')
    await run.call('clickMenu', menuWords.close)
    await run.page.getByRole('heading', { name: words.firstRun.title }).waitFor()
    run.dialogs.open.push([first])
    await run.call('clickMenu', menuWords.open)
    await expect.poll(() => title(run)).toBe('First')
    await run.call('clickMenu', menuWords.new)
    await run.page.getByRole('heading', { name: words.firstRun.title }).waitFor()
  })

  it('offers nothing of a project while none is open', async () => {
    const run = await start()
    await run.call('clickMenu', menuWords.close)
    const shut = async () => {
      const menu = await menuOf(run)
      return [...itemsOf(menu, menuWords.file), ...itemsOf(menu, menuWords.view), ...itemsOf(menu, menuWords.go)]
        .filter(({ enabled }) => enabled === false)
        .map(({ name }) => name)
    }
    await expect
      .poll(shut)
      .toEqual([
        menuWords.import,
        menuWords.export,
        menuWords.print,
        menuWords.close,
        ...shellWords.places,
        menuWords.back,
        menuWords.forward,
      ])
  })

  it('lists the projects opened lately, opens them, says when one is gone, and is cleared', async () => {
    const data = await mkdtemp(join(folder, 'data-'))
    const gone = await project('Gone')
    const run = await start({ data, args: [gone] })
    run.dialogs.open.push([second])
    await run.call('clickMenu', menuWords.open)
    const recent = async () => itemsOf(await menuOf(run), menuWords.recent).map(({ name }) => name)
    const folderName = folder.slice(folder.lastIndexOf('/') + 1)
    // An ampersand is written twice, or it would mark a key.
    await expect
      .poll(recent)
      .toEqual([`Second && last (${folderName})`, `Gone (${folderName})`, '-', menuWords.clearRecent])
    await rm(gone)
    await run.call('clickMenu', `Gone (${folderName})`)
    await expect
      .poll(() => run.notes.find(([kind]) => kind === 'error-box'))
      .toEqual(['error-box', shellWords.missing.title('Gone'), shellWords.missing.text])
    await expect.poll(recent).toEqual([`Second && last (${folderName})`, '-', menuWords.clearRecent])
    expect(await readFile(join(data, 'recent-projects.json'), 'utf8')).toContain('Second & last.proofbook')
    await run.call('clickMenu', menuWords.clearRecent)
    await expect.poll(recent).toEqual([menuWords.noneRecent])
    await expect(readFile(join(data, 'recent-projects.json'))).rejects.toThrow('ENOENT')
  })

  it('prints the page', async () => {
    const run = await start()
    await run.page.evaluate(() => {
      globalThis.print = () => document.documentElement.setAttribute('data-printed', '')
    })
    await run.call('clickMenu', menuWords.print)
    await run.page.locator('[data-printed]').waitFor()
  })
})

describe('a project opened from outside the window', () => {
  it('by starting Proofbook again with it: the window comes to the front and opens it', async () => {
    const run = await start()
    await run.call('emitApp', 'second-instance', ['electron', '.', 'Second & last.proofbook'], folder)
    await expect.poll(() => title(run)).toBe('Second & last')
    expect(run.notes.map(([kind]) => kind)).toEqual(expect.arrayContaining(['restore', 'focus']))
  })

  it('by a double click on macOS, while it runs', async () => {
    const run = await start()
    expect(await run.call('emitApp', 'open-file', second)).toBe(true)
    await expect.poll(() => title(run)).toBe('Second & last')
  })

  it('that is none: it is said, and the one that is open stays', async () => {
    const run = await start()
    const none = join(folder, 'notes.proofbook')
    await writeFile(none, 'not a project')
    await run.call('emitApp', 'second-instance', ['electron', '.', none], folder)
    await run.page.getByRole('alert').getByText('notes.proofbook is not a Proofbook project').waitFor()
    expect(await title(run)).toBe('First')
  })
})

describe('the window', () => {
  const place = async (run: StandInRun) =>
    (await run.call<{ windows: { place: object }[] }>('record')).windows.at(-1)?.place

  it('is found where and as it was left', async () => {
    const data = await mkdtemp(join(folder, 'data-'))
    const before = await start({ data })
    await before.page.evaluate(() => (globalThis as Page).proofbook.appearance.keep('dark'))
    await before.call('leaveWindow', before.windowId, {
      bounds: { x: 300, y: 120, width: 1000, height: 700 },
      maximized: true,
      zoom: 1.25,
    })
    expect(await before.call('closeWindow', before.windowId)).toBe(true)
    expect(await before.exited).toBe(0)
    const after = await start({ data })
    expect(await place(after)).toEqual({ x: 300, y: 120, width: 1000, height: 700, backgroundColor: '#14171a' })
    expect(await after.call('record')).toMatchObject({ appearance: 'dark' })
    expect(await after.page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
    const chosen = itemsOf(await menuOf(after), menuWords.appearance).filter(({ checked }) => checked)
    expect(chosen.map(({ name }) => name)).toEqual([menuWords.appearances.dark])
  })

  it('comes back onto a screen when the one it was on is gone', async () => {
    const data = await mkdtemp(join(folder, 'data-'))
    const before = await start({ data })
    await before.call('leaveWindow', before.windowId, { bounds: { x: 2500, y: 120, width: 1000, height: 700 } })
    await before.call('closeWindow', before.windowId)
    await before.exited
    const after = await start({ data })
    expect(await place(after)).toEqual({ width: 1000, height: 700, backgroundColor: '#fbfaf6' })
  })

  it('follows the appearance that is chosen in the menu', async () => {
    const run = await start()
    await run.call('clickMenu', menuWords.appearances.dark)
    await expect.poll(() => run.page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
    await expect.poll(() => run.call('record')).toMatchObject({ appearance: 'dark' })
    await run.call('clickMenu', menuWords.appearances.system)
    await expect.poll(() => run.page.evaluate(() => document.documentElement.dataset.theme)).toBe(undefined)
  })

  it('asks before it is closed over a text that is not saved or work that goes on, and does as it is told', async () => {
    const run = await start()
    const hold = (what: 'text' | 'work' | null) =>
      run.page.evaluate((held) => (globalThis as Page).proofbook.holdOpen(held), what)
    // A question that is still being answered is not asked twice, so a person closes again.
    const closeUntilAsked = async (what: 'text' | 'work') => {
      await hold(what)
      await expect
        .poll(async () => {
          await run.call('closeWindow', run.windowId)
          return run.questions.at(-1)?.message
        })
        .toBe(leaving(what).message)
      expect(run.questions.at(-1)).toMatchObject(leaving(what))
    }
    await closeUntilAsked('text')
    await closeUntilAsked('work')
    expect(run.child.exitCode).toBeNull()
    run.dialogs.answers.push(1)
    const isGone = run.exited.then(() => true)
    await expect
      .poll(() =>
        Promise.race([
          isGone,
          run.call('closeWindow', run.windowId).then(
            () => false,
            () => false,
          ),
        ]),
      )
      .toBe(true)
    expect(await run.exited).toBe(0)
  })

  it('closes without a question when nothing would be lost', async () => {
    const run = await start()
    await run.page.evaluate(() => {
      const { holdOpen } = (globalThis as Page).proofbook
      holdOpen('work')
      holdOpen(null)
    })
    await expect.poll(() => run.call('closeWindow', run.windowId).catch(() => true)).toBe(true)
    expect(await run.exited).toBe(0)
    expect(run.questions).toEqual([])
  })

  it('is drawn anew at the same place when its page is gone, and says so', async () => {
    const run = await start()
    await run.call('clickMenu', shellWords.places[4])
    await expect.poll(() => run.page.url()).toContain('#/cost')
    await run.crashPage()
    await expect.poll(() => run.page?.url()).toContain('#/cost')
    await run.page.getByRole('alert').getByText(desktopWords.drawnAnew.message).waitFor()
    expect(await title(run)).toBe('First')
    expect(new URL(run.page.url()).search).toBe('')
    await run.page.getByRole('alert').getByRole('button', { name: words.close }).click()
    await expect.poll(() => run.page.getByRole('alert').count()).toBe(0)
  })

  it('gives up a page that is gone again and again, in words', async () => {
    const run = await start()
    for (let times = 0; times < 3; times += 1) {
      await expect.poll(() => run.page?.url()).toContain('proofbook')
      await run.page.getByRole('navigation').first().waitFor()
      await run.crashPage()
    }
    expect(await run.exited).toBe(0)
    expect(run.notes).toContainEqual(['error-box', shellWords.gone.title, shellWords.gone.text])
  })

  it('offers to draw a page anew that does not answer', async () => {
    const run = await start()
    const before = run.page
    run.dialogs.answers.push(1)
    await run.call('emitWindow', run.windowId, 'unresponsive')
    await expect.poll(() => run.questions.at(-1)?.message).toBe(shellWords.stuck.message)
    await expect.poll(() => run.page !== undefined && run.page !== before).toBe(true)
    await run.page.getByRole('alert').getByText(desktopWords.drawnAnew.message).waitFor()
  })
})

const leaving = (what: 'text' | 'work') => {
  const { message, detail, stay, go } = shellWords.leave[what]
  return { message, detail, buttons: [stay, go] }
}
