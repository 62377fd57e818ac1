import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { pageHeaders } from '../../electron/shell/page-headers.ts'
import { launchBrowser } from '../e2e/browser.ts'
import { buildScreens, type ReactBuild } from './build-screens.ts'
import type { Situation } from './fake-bridge.ts'

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
    },
  ) => Promise<{ readonly page: Page; readonly violations: readonly string[] }>
  readonly close: () => Promise<void>
}

function cutStyleSheet(text: string, name: string): string {
  const mark = name.replace('.', '-')
  const from = text.indexOf(`.mark-begin-${mark}`)
  const to = text.indexOf(`.mark-end-${mark}`)
  if (from < 0 || to < 0) throw new Error(`no style sheet ${name} is served`)
  return text.slice(0, from) + text.slice(to)
}

/** Takes a style sheet away from a page that stands open, as if a change had lost it; `null` gives back what was taken. */
export async function loseStyleSheet(page: Page, name: string | null): Promise<void> {
  await page.evaluate(async (lost) => {
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
      const other = document.createElement('link')
      other.rel = 'stylesheet'
      other.href = `${link.href.split('?')[0]}${lost === null ? '' : `?without=${lost}`}`
      const loaded = new Promise((resolve, reject) => {
        other.onload = resolve
        other.onerror = () => reject(new Error(`no style sheet ${lost} is served`))
      })
      link.after(other)
      await loaded
      link.remove()
    }
  }, name)
}

/** Builds the screens and serves them. */
export async function startScreensPage(reactBuild: ReactBuild = 'production'): Promise<ScreensPage> {
  const { folder, isOwn } = await buildScreens(reactBuild)
  const bridge = await readFile(join(folder, 'bridge/fake.iife.js'), 'utf8')
  const server = createServer(async (request, response) => {
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const without = searchParams.get('without')
    try {
      const file = join(folder, 'page', path === '/' ? 'index.html' : path)
      const whole = await readFile(file)
      const body = without === null ? whole : cutStyleSheet(String(whole), without)
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
      if (isOwn) await rm(folder, { recursive: true, force: true })
    },
  }
}
