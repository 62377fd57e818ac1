import type { StandInRun } from '../../e2e/stand-in/drive.ts'

interface Frame {
  readonly url: string
  readonly parent: Frame | null
}

const page: Frame = { url: 'app://proofbook/', parent: null }

/** Senders that are not the page. */
const impostors: Readonly<Record<string, Frame | null>> = {
  'a frame that is gone': null,
  'another host': { url: 'app://elsewhere/', parent: null },
  'a host that begins alike': { url: 'app://proofbook.elsewhere.invalid/', parent: null },
  'a host in front of which we stand': { url: 'app://elsewhere/proofbook/', parent: null },
  'the right host over https': { url: 'https://proofbook/', parent: null },
  'the name as user name': { url: 'app://proofbook@elsewhere/', parent: null },
  'an opaque page': { url: 'about:blank', parent: null },
  'a document in a string': { url: 'about:srcdoc', parent: page },
  'a data page': { url: 'data:text/html,x', parent: null },
  'a file': { url: 'file:///tmp/x.html', parent: null },
  'no address': { url: '', parent: null },
  'a frame of ours within ours': { url: 'app://proofbook/', parent: page },
  'a frame of ours within another': {
    url: 'app://proofbook/',
    parent: { url: 'https://elsewhere.invalid/', parent: null },
  },
}

/** Sends on every channel as somebody else; gives back whom the main process took for the page. */
export async function poseAsPage(run: StandInRun): Promise<readonly string[]> {
  const breaches: string[] = []
  const channels = await run.call<readonly string[]>('ipcChannels')
  for (const channel of channels) {
    for (const [who, frame] of Object.entries(impostors)) {
      const reply = await run.call<{ ok: boolean; error?: { code: string; message: string } }>(
        'invoke',
        run.windowId,
        channel,
        ['project:current', {}],
        frame,
      )
      if (reply.ok || reply.error?.message !== 'asked from outside the window') breaches.push(`${channel} heard ${who}`)
    }
  }
  const own = await run.call<{ error?: { message: string } }>(
    'invoke',
    run.windowId,
    'proofbook:ask',
    ['project:current', {}],
    page,
  )
  if (own.error?.message === 'asked from outside the window') breaches.push('the page itself is not heard')
  return breaches
}
