import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Locked {
  readonly dev?: boolean
  readonly optional?: boolean
  readonly integrity?: string
  readonly resolved?: string
  readonly hasInstallScript?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, Locked>
}
const names = new Set(
  Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)),
)

/** What tells somebody else about the person, or fetches a newer app: by name, or by the first part of it. */
const neverShipped =
  /^(?:@sentry\/|@segment\/|@amplitude\/|@bugsnag\/|@datadog\/|@opentelemetry\/|@rollbar\/|@vercel\/analytics|analytics|amplitude|applicationinsights|autoupdate|bugsnag|countly|crashpad|dd-trace|electron-(?:google-analytics|updater|simple-updater|log-sentry)|ga-|google-analytics|insight$|matomo|mixpanel|newrelic|node-machine-id|posthog|raygun|react-ga|rollbar|segment|sentry|(?:simple-)?update-(?:notifier|electron-app)|universal-analytics|vue-gtag)/

/** Clients of the network: nothing that is shipped may need one. */
const clients =
  /^(?:axios|follow-redirects|got|graphql-request|http-proxy|isomorphic-fetch|ky|needle|node-fetch|node-fetch-native|request|socket\.io(?:-client)?|superagent|undici|unfetch|websocket|ws)$/

const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

describe('package-lock.json', () => {
  // What only develops is on nobody's computer but ours; what is optional is a binary for tests.
  const shipped = Object.entries(packages).filter(([path, { dev, optional }]) => path !== '' && !dev && !optional)

  it('holds nothing that is shipped and tells others, updates itself, or speaks over a network', () => {
    expect(shipped.length).toBeGreaterThan(50)
    expect(
      shipped.map(([path]) => nameOf(path)).filter((name) => neverShipped.test(name) || clients.test(name)),
    ).toEqual([])
  })

  it.each(['electron-updater', '@sentry/electron', 'posthog-node', 'update-electron-app', 'axios', 'ws', 'undici'])(
    'would see %s',
    (name) => {
      expect(neverShipped.test(name) || clients.test(name)).toBe(true)
    },
  )

  it('holds nothing that is shipped and runs a script when it is installed', () => {
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path))).toEqual([])
  })

  it('pins every package to its bytes, from the registry and nowhere else', () => {
    const loose = Object.entries(packages).filter(
      ([path, { integrity, resolved = '' }]) =>
        path !== '' && (!integrity?.startsWith('sha512-') || /^(?:git|file|http:)/.test(resolved)),
    )
    expect(loose.map(([path]) => path)).toEqual([])
  })

  it('is asked for by exact versions', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
    )
    const asked = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([])
  })

  it('holds every platform’s optional packages, or npm ci refuses it on a clean machine', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {})
        .filter((name) => !names.has(name))
        .map((name) => `${path || 'package.json'} → ${name}`),
    )
    expect(missing).toEqual([])
  })
})
