import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Who may speak to the loopback server: one browser, let in once by the address that was printed. */
export interface Admission {
  /** What follows the origin in the printed address. */
  readonly query: string
  /** Lets the bearer of the token in, once: the cookie to set, or `null` when the token is wrong or was used. */
  readonly admit: (request: IncomingMessage, token: string | null) => string | null
  /** Why a request is turned away, or `null` when it comes from the admitted page itself. */
  readonly refuse: (request: IncomingMessage) => string | null
}

/**
 * Admission to the server on `port`. Three guards, each enough against a common attack: the `Host` must be the literal loopback address (a name that
 * was rebound to it is refused), `Origin` and `Sec-Fetch-Site` must be the page's own (another page or another port can't ask), and the cookie must
 * be the one that the one-time token was exchanged for (another person or program on this machine can't ask).
 */
export function createAdmission(port: number): Admission {
  const host = `127.0.0.1:${port}`
  const token = randomBytes(32).toString('base64url')
  const secret = randomBytes(32).toString('base64url')
  // Cookies don't know ports, so the port is in the name: two servers must not overwrite each other's.
  const cookieName = `proofbook-${port}`
  let isUsed = false

  const refuseOrigin = (request: IncomingMessage): string | null => {
    if (request.headers.host !== host) return 'wrong host'
    const { origin } = request.headers
    if (origin !== undefined && origin !== `http://${host}`) return 'wrong origin'
    if (origin === undefined && request.method !== 'GET') return 'no origin'
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'asked by another site'
    return null
  }

  return {
    query: `?token=${token}`,
    admit: (request, given) => {
      // A click on the printed address may come from anywhere, so only host and token count here.
      if (request.headers.host !== host || isUsed || given === null || !equals(given, token)) return null
      isUsed = true
      return `${cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/`
    },
    refuse: (request) => {
      const wrong = refuseOrigin(request)
      if (wrong !== null) return wrong
      const given = readCookie(request.headers.cookie, cookieName)
      return given !== null && equals(given, secret) ? null : 'not admitted'
    },
  }
}

function readCookie(header: string | undefined, name: string): string | null {
  const found = header?.split(/;\s*/).find((pair) => pair.startsWith(`${name}=`))
  return found ? found.slice(name.length + 1) : null
}

/** Compares without telling by its duration how much was right. */
function equals(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
