import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { billOfMaterials, describeShipped, licencesText, packageOfModule, shippedWhole } from './shipped.ts'

/**
 * Notes, while the parts of the app are built one after the other, which packages anything was taken from, and writes `out/licences.txt` and
 * `out/sbom.cdx.json` from them. So both list what is shipped and not what is installed.
 */
export function listShipped(root: string): () => Plugin {
  const folders = new Set<string>(shippedWhole)
  const note = (id: string) => {
    const folder = packageOfModule(id)
    // What the bundler itself puts in has a name without a folder.
    if (folder !== null && !id.startsWith('\0')) folders.add(folder)
  }
  return () => ({
    name: 'list-shipped',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type === 'asset') for (const file of part.originalFileNames) note(join(root, file))
        else for (const [id, { renderedLength }] of Object.entries(part.modules)) if (renderedLength > 0) note(id)
      }
      // Styles are gathered into files of their own, of which the bundle no longer says where they came from.
      for (const id of this.getModuleIds()) if (/\.css($|\?)/.test(id)) note(id)
    },
    closeBundle() {
      const app = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
      const shipped = describeShipped(root, folders)
      mkdirSync(join(root, 'out'), { recursive: true })
      writeFileSync(join(root, 'out/licences.txt'), licencesText(shipped))
      writeFileSync(join(root, 'out/sbom.cdx.json'), billOfMaterials(app, shipped))
    },
  })
}
