import type { StandInRun } from '../../e2e/stand-in/drive.ts'

/** Tries to take the window elsewhere or to open another; gives back what worked. */
export async function leavePage(run: StandInRun): Promise<readonly string[]> {
  const { page } = run
  const home = page.url()
  const breaches: string[] = []
  const tries: Record<string, () => unknown> = {
    'location.href': () => {
      location.href = 'https://elsewhere.invalid/'
    },
    'location.replace to another app host': () => location.replace('https://elsewhere.proofbook.invalid/'),
    'a link': () => clickLink({ href: 'https://elsewhere.invalid/link' }),
    'a link to a new tab': () => clickLink({ href: 'https://elsewhere.invalid/tab', target: '_blank' }),
    'a link to a file': () => clickLink({ href: 'file:///etc/passwd' }),
    'a refresh': () => {
      const meta = document.createElement('meta')
      meta.httpEquiv = 'refresh'
      meta.content = '0;url=https://elsewhere.invalid/refresh'
      document.head.append(meta)
    },
    'a form': () => {
      const form = document.createElement('form')
      form.action = 'https://elsewhere.invalid/form'
      document.body.append(form)
      form.submit()
    },
    'window.open': () => window.open('https://elsewhere.invalid/open'),
    'window.open of nothing': () => window.open('about:blank'),
    'window.open of the app itself': () => window.open('/'),
  }
  const prepare = () => {
    const scope = globalThis as unknown as { clickLink: (set: object) => void }
    scope.clickLink = (set) => {
      const link = document.createElement('a')
      document.body.append(Object.assign(link, set))
      link.click()
    }
  }
  await page.evaluate(prepare)
  for (const [name, attempt] of Object.entries(tries)) {
    // A page that goes away while it is asked has gone away.
    await page.evaluate(attempt).catch(() => breaches.push(`${name} ended the page`))
    await page.waitForTimeout(100)
    if (page.url() !== home) {
      breaches.push(`${name} left the page for ${page.url()}`)
      await page.goto(home).catch(() => {})
      await page.evaluate(prepare).catch(() => {})
    }
    if (run.requests.some(({ outcome }) => outcome === 'leaked')) breaches.push(`${name} opened a window`)
  }
  for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
    for (const url of [
      'https://elsewhere.invalid/',
      'file:///etc/passwd',
      'app://other/',
      'about:blank',
      'app://proofbook/',
    ]) {
      if (!(await run.call('navigate', run.windowId, event, url))) breaches.push(`${event} to ${url} was not prevented`)
    }
  }
  for (const url of [
    'https://elsewhere.invalid/',
    'about:blank',
    'app://proofbook/',
    'javascript:alert(1)',
    'file:///',
  ]) {
    const action = await run.call('open', run.windowId, url)
    if (action !== 'deny') breaches.push(`window.open of ${url}: ${action}`)
  }
  if (!(await run.call('attachWebview', run.windowId))) breaches.push('a webview was attached')
  if (!(await run.call('download', run.windowId))) breaches.push('a download began')
  return breaches
}

declare const clickLink: (set: object) => void
