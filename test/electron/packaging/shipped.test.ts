import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import Ajv from 'ajv'
import { describe, expect, it } from 'vitest'
import { billOfMaterials, licencesText, packageOfModule } from '../../../electron/packaging/shipped.ts'

const root = join(import.meta.dirname, '../../..')
const schemas = join(
  dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')),
  'res/schema',
)
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'))

/** Licences under which anything may be shipped with an app under MIT. Another one is a person's decision, not a build's. */
const mayBeShipped = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BSL-1.0', 'ISC', 'MIT', 'OFL-1.1', 'Zlib']

interface Bom {
  readonly components: readonly {
    readonly name: string
    readonly group?: string
    readonly version: string
    readonly purl: string
    readonly hashes?: readonly { readonly alg: string; readonly content: string }[]
    readonly licenses: readonly { readonly license?: { readonly id: string }; readonly expression?: string }[]
  }[]
}

const bom: Bom = readJson(join(root, 'out/sbom.cdx.json'))
const nameOf = ({ group, name }: Bom['components'][number]) => (group === undefined ? name : `${group}/${name}`)

describe('the bill of materials that the build writes', () => {
  it('is CycloneDX 1.6 by its published schema', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false })
    for (const part of ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json'])
      ajv.addSchema(readJson(join(schemas, part)), `http://cyclonedx.org/schema/${part}`)
    const validate = ajv.compile(readJson(join(schemas, 'bom-1.6.SNAPSHOT.schema.json')))
    validate(bom)
    expect(validate.errors ?? []).toEqual([])
    expect(validate({ ...bom, components: [{ name: 'no type' }] })).toBe(false)
  })

  it('names what the lock file pins, with the hash of what was handed out', () => {
    const { packages } = readJson(join(root, 'package-lock.json'))
    expect(bom.components.length).toBeGreaterThan(50)
    for (const component of bom.components) {
      const pinned = packages[`node_modules/${nameOf(component)}`]
      expect([nameOf(component), component.version]).toEqual([nameOf(component), pinned?.version])
      const sha512 = Buffer.from(String(pinned.integrity).replace('sha512-', ''), 'base64').toString('hex')
      expect(component.hashes).toEqual([{ alg: 'SHA-512', content: sha512 }])
    }
  })

  it('holds Electron, the driver, and every library that a source imports', () => {
    const names = bom.components.map(nameOf)
    const { dependencies } = readJson(join(root, 'package.json'))
    expect(names).toEqual(expect.arrayContaining(['electron', 'better-sqlite3', ...Object.keys(dependencies)]))
  })

  it('holds no tool that only builds or tests', () => {
    const names = bom.components.map(nameOf)
    for (const tool of ['electron-builder', 'vitest', 'playwright-core', 'vite', 'typescript', '@biomejs/biome'])
      expect(names).not.toContain(tool)
  })

  it('holds no licence that forbids it', () => {
    const terms = (text: string) => text.replace(/[()]/g, '').split(/ AND /)
    const isFree = (text: string) =>
      terms(text).every((one) => one.split(' OR ').some((choice) => mayBeShipped.includes(choice)))
    const wrong = bom.components.filter(
      ({ licenses }) => !licenses.every(({ license, expression }) => isFree(license?.id ?? expression ?? '')),
    )
    expect(wrong.map(nameOf)).toEqual([])
  })

  it('says nothing of when or where it was written', () => {
    const text = readFileSync(join(root, 'out/sbom.cdx.json'), 'utf8')
    expect(text).not.toContain(root)
    expect(text).not.toMatch(/timestamp|serialNumber/)
  })
})

describe('the list of licences that the build writes', () => {
  const text = readFileSync(join(root, 'out/licences.txt'), 'utf8')

  it('names every component with its licence', () => {
    for (const component of bom.components) expect(text).toContain(`  ${nameOf(component)} ${component.version}: `)
  })

  it('holds the text of each that has one', () => {
    for (const component of bom.components) {
      const folder = join(root, 'node_modules', nameOf(component))
      const file = readdirSync(folder).find((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name))
      if (file === undefined) continue
      const own = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()
      expect(text.includes(own), nameOf(component)).toBe(true)
    }
  })
})

describe('packageOfModule', () => {
  it.each([
    ['/app/renderer/main.tsx', null],
    ['/app/node_modules/react/index.js', 'node_modules/react'],
    ['/app/node_modules/@a/b/c/d.js', 'node_modules/@a/b'],
    ['C:\\app\\node_modules\\@a\\b\\c.js', 'node_modules/@a/b'],
    ['/app/node_modules/a/node_modules/b/c.js', 'node_modules/a/node_modules/b'],
    ['/app/node_modules/a/x.js?used', 'node_modules/a'],
  ])('of %s is %s', (id, folder) => {
    expect(packageOfModule(id)).toBe(folder)
  })
})

describe('what is written about packages', () => {
  const one = {
    name: '@a/b',
    version: '1.0.0',
    licence: '(MIT OR GPL-3.0-or-later)',
    texts: ['Same'],
    sha512: null,
    needs: [],
  }
  const two = { ...one, name: 'c', licence: 'MIT', needs: ['@a/b'] }

  it('states a text that several share once', () => {
    expect(licencesText([one, two]).match(/Same/g)).toHaveLength(1)
  })

  it('says who needs whom', () => {
    const { dependencies } = JSON.parse(billOfMaterials({ name: 'app', version: '2.0.0', license: 'MIT' }, [one, two]))
    expect(dependencies).toEqual(
      expect.arrayContaining([
        { ref: 'app@2.0.0', dependsOn: ['c@1.0.0'] },
        { ref: 'c@1.0.0', dependsOn: ['@a/b@1.0.0'] },
      ]),
    )
  })
})
