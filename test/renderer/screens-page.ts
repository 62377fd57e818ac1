import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Browser, Page } from 'playwright-core'
import { build, type Plugin } from 'vite'
import { pageHeaders } from '../../electron/shell/page-headers.ts'
import { launchBrowser } from '../e2e/browser.ts'
import type { Situation } from './fake-bridge.ts'

const root = join(import.meta.dirname, '../..')
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** The screens alone in a real browser, with the page's real policy and invented reports behind the bridge. */
export interface ScreensPage {
  readonly browser: Browser
  /** A new window in a situation; `violations` fills with what the policy stopped and with errors on the page. */
  readonly open: (
    situation: Situation,
    look?: {
      readonly theme?: 'light' | 'dark'
      readonly width?: number
      readonly height?: number
      readonly contrast?: 'more'
      /** A style sheet that is left out, as if a change had lost it. */
      readonly without?: string
    },
  ) => Promise<{ readonly page: Page; readonly violations: readonly string[] }>
  readonly close: () => Promise<void>
}

/** Writes each style sheet's name before and behind its rules, so that one can be cut out of what is served. */
function markStyleSheets(): Plugin {
  return {
    name: 'mark-style-sheets',
    enforce: 'pre',
    transform: (code, id) => {
      const name = /styles\/([\w-]+\.css)$/.exec(id)?.[1]
      return name === undefined
        ? null
        : `.mark-begin-${name.replace('.', '-')}{}\n${code}\n.mark-end-${name.replace('.', '-')}{}\n`
    },
  }
}

function cutStyleSheet(text: string, name: string): string {
  const mark = name.replace('.', '-')
  const from = text.indexOf(`.mark-begin-${mark}`)
  const to = text.indexOf(`.mark-end-${mark}`)
  if (from < 0 || to < 0) throw new Error(`no style sheet ${name} is served`)
  return text.slice(0, from) + text.slice(to)
}

/** Builds the screens and serves them. */
export async function startScreensPage(): Promise<ScreensPage> {
  const folder = await mkdtemp(join(tmpdir(), 'proofbook-screens-'))
  const quiet = { configFile: false as const, logLevel: 'error' as const }
  await build({
    ...quiet,
    root: join(root, 'renderer'),
    plugins: [react(), markStyleSheets()],
    // React Aria draws every row of a long table under a test runner unless it is told that there is a real window.
    define: { 'process.env.VIRT_ON': JSON.stringify('true') },
    build: {
      outDir: join(folder, 'page'),
      assetsInlineLimit: 0,
      cssMinify: false,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: join(root, 'renderer/index.html') },
    },
  })
  await build({
    ...quiet,
    build: {
      outDir: join(folder, 'bridge'),
      lib: { entry: join(import.meta.dirname, 'fake-window.ts'), formats: ['iife'], name: 'fake', fileName: 'fake' },
    },
  })
  const bridge = await readFile(join(folder, 'bridge/fake.iife.js'), 'utf8')
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    try {
      const file = join(folder, 'page', path === '/' ? 'index.html' : path)
      const body = await readFile(file)
      response.writeHead(200, { ...pageHeaders, 'Content-Type': types[extname(file)] ?? 'application/octet-stream' })
      response.end(body)
    } catch {
      response.writeHead(404, pageHeaders).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const browser = await launchBrowser()
  return {
    browser,
    open: async (situation, look = {}) => {
      const context = await browser.newContext({
        viewport: { width: look.width ?? 1280, height: look.height ?? 800 },
        colorScheme: look.theme ?? 'light',
        contrast: look.contrast ?? 'no-preference',
        reducedMotion: 'reduce',
        timezoneId: 'Europe/Berlin',
        locale: 'en-GB',
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      const page = await context.newPage()
      const { without } = look
      if (without !== undefined)
        await page.route('**/*.css', async (route) => {
          const response = await route.fetch()
          await route.fulfill({ response, body: cutStyleSheet(await response.text(), without) })
        })
      const violations: string[] = []
      page.on('pageerror', (error) => violations.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') violations.push(message.text())
      })
      await page.addInitScript(`globalThis.situation = ${JSON.stringify(situation)}`)
      await page.addInitScript(bridge)
      await page.exposeFunction('noteViolation', (text: string) => violations.push(text))
      await page.addInitScript(
        "document.addEventListener('securitypolicyviolation', (e) => noteViolation(e.violatedDirective + ' ' + e.sourceFile + ' ' + e.sample))",
      )
      await page.goto(address)
      await page.locator('#main').waitFor()
      return { page, violations }
    },
    close: async () => {
      await browser.close()
      server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
