import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library'

/** A package of which something is shipped. */
export interface ShippedPackage {
  readonly name: string
  readonly version: string
  /** As its package names it, an SPDX expression: `MIT`. */
  readonly licence: string
  /** The texts of its licence and notices, as its package has them. */
  readonly texts: readonly string[]
  /** The sha512 of what the registry handed out, in hexadecimal; `null` when the lock file has none. */
  readonly sha512: string | null
  /** Names of shipped packages that this one asks for. */
  readonly needs: readonly string[]
}

/** What is shipped beside what is bundled: the driver, which stays a package of its own, and Electron, which brings its own licences along. */
export const shippedWhole = ['node_modules/better-sqlite3', 'node_modules/electron'] as const

/** The folder of the package that a module of the build belongs to, or `null` for one of ours: `/x/node_modules/@a/b/c.js` is in `node_modules/@a/b`. */
export function packageOfModule(id: string): string | null {
  return (
    /(?:^|[/\\])(node_modules[/\\](?:.*[/\\]node_modules[/\\])?(?:@[^/\\]+[/\\])?[^/\\]+)/
      .exec(id)?.[1]
      ?.replaceAll('\\', '/') ?? null
  )
}

/** What is known of packages by their folders, in the order of their names. Throws when one names no licence: nothing of it may be shipped then. */
export function describeShipped(root: string, folders: ReadonlySet<string>): readonly ShippedPackage[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly integrity?: string }>>
  }
  const nameOf = (folder: string) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const names = new Set([...folders].map(nameOf))
  return [...folders]
    .toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
    .map((place) => {
      const name = nameOf(place)
      const folder = join(root, place)
      const {
        version,
        license,
        dependencies = {},
      } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        readonly version: string
        readonly license?: string
        readonly dependencies?: Readonly<Record<string, string>>
      }
      if (typeof license !== 'string' || license === '')
        throw new Error(`${name} names no licence, so it can’t be shipped`)
      const integrity = packages[place]?.integrity
      return {
        name,
        version,
        licence: license,
        texts: readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice|ofl)/i.test(entry.name))
          .map((entry) => readFileSync(join(folder, entry.name), 'utf8').replaceAll('\r\n', '\n').trim()),
        sha512: integrity?.startsWith('sha512-') ? Buffer.from(integrity.slice(7), 'base64').toString('hex') : null,
        needs: Object.keys(dependencies).filter((one) => names.has(one)),
      }
    })
}

/** The file that an installed app shows: every package with its licence, and each licence's text. */
export function licencesText(shipped: readonly ShippedPackage[]): string {
  const rule = '─'.repeat(80)
  // Many packages share one text, which then stands once.
  const byText = Map.groupBy(
    shipped.filter(({ texts }) => texts.length > 0),
    ({ texts }) => texts.join('\n\n'),
  )
  return [
    'What Proofbook contains, and under which licences',
    '',
    'Electron brings Chromium and Node; their licences stand in LICENSE.electron.txt and LICENSES.chromium.html beside the program.',
    'SQLite, inside better-sqlite3, is in the public domain.',
    '',
    ...shipped.map(({ name, version, licence }) => `  ${name} ${version}: ${licence}`),
    '',
    ...[...byText].flatMap(([text, packages]) => [rule, packages.map(({ name }) => name).join(', '), '', text, '']),
  ].join('\n')
}

/** The bill of materials in CycloneDX 1.6, as JSON. Without a date or a number of chance: the same build writes the same bytes. */
export function billOfMaterials(
  app: { readonly name: string; readonly version: string; readonly license: string },
  shipped: readonly ShippedPackage[],
): string {
  const root = new Models.Component(Enums.ComponentType.Application, app.name, {
    version: app.version,
    bomRef: `${app.name}@${app.version}`,
    licenses: new Models.LicenseRepository([new Models.SpdxLicense(app.license)]),
  })
  const components = new Map(shipped.map((one) => [one.name, component(one)]))
  for (const { name, needs } of shipped) {
    for (const need of needs) {
      const needed = components.get(need)
      if (needed) components.get(name)?.dependencies.add(needed.bomRef)
    }
  }
  const needed = new Set(shipped.flatMap(({ needs }) => needs))
  for (const [name, one] of components) if (!needed.has(name)) root.dependencies.add(one.bomRef)
  const bom = new Models.Bom({
    metadata: new Models.Metadata({ component: root }),
    components: new Models.ComponentRepository(components.values()),
  })
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6))
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`
}

function component({ name, version, licence, sha512 }: ShippedPackage): Models.Component {
  const [group, bare] = name.startsWith('@') ? name.split('/') : [undefined, name]
  return new Models.Component(Enums.ComponentType.Library, bare ?? name, {
    ...(group !== undefined && { group }),
    version,
    bomRef: `${name}@${version}`,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}` as never,
    licenses: new Models.LicenseRepository([
      / (OR|AND) /.test(licence) ? new Models.LicenseExpression(licence) : new Models.SpdxLicense(licence),
    ]),
    ...(sha512 !== null && { hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-512'], sha512]]) }),
  })
}
