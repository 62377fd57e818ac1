import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { AfterPackContext, Configuration } from 'electron-builder'
import { setFuses, type TargetPlatform } from './fuses.ts'

/** Where things stand that an installer is made from and goes to. */
export interface PackagePlaces {
  readonly root: string
  /** The staged app of one target. */
  readonly stage: string
  /** Where installers are written. */
  readonly output: string
  /** Electron's zip file or unpacked folder; `null` to fetch it. */
  readonly electronDist: string | null
}

/** How electron-builder makes an installer from a staged app. Nothing is rebuilt, updated or published. */
export function builderConfig({ root, stage, output, electronDist }: PackagePlaces): Configuration {
  const icons = join(root, 'resources/icons')
  return {
    appId: 'org.proofbook.app',
    productName: 'Proofbook',
    copyright: 'The Proofbook authors, MIT licence',
    directories: { app: stage, output, buildResources: icons },
    ...(electronDist !== null && { electronDist }),
    electronVersion: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.electron,
    files: [
      '**/*',
      '!**/*.map',
      // Named by itself, or it would be left out like everything in `node_modules` that the manifest doesn't ask for.
      { from: join(stage, 'node_modules/better-sqlite3'), to: 'node_modules/better-sqlite3' },
    ],
    asar: true,
    // A system loads native code from files only.
    asarUnpack: ['node_modules/better-sqlite3/prebuilds/**'],
    extraResources: [
      { from: join(stage, 'licences.txt'), to: 'licences.txt' },
      { from: join(stage, 'sbom.cdx.json'), to: 'sbom.cdx.json' },
    ],
    npmRebuild: false,
    nodeGypRebuild: false,
    publish: null,
    electronLanguages: ['en', 'en-US', 'en-GB'],
    afterExtract: removeDefaultApp,
    afterPack: burnFuses,
    fileAssociations: [
      {
        ext: 'proofbook',
        name: 'Proofbook project',
        description: 'Proofbook project',
        mimeType: 'application/vnd.proofbook.project',
        role: 'Editor',
        icon: join(icons, 'icon'),
      },
    ],
    win: {
      target: ['nsis'],
      icon: join(icons, 'icon.ico'),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in
      artifactName: 'Proofbook-${version}-${arch}-setup.${ext}',
    },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      // Projects and what was opened lately are the person's.
      deleteAppDataOnUninstall: false,
      differentialPackage: false,
      license: join(root, 'LICENSE'),
    },
    mac: {
      target: ['dmg', 'zip'],
      icon: join(icons, 'icon.icns'),
      category: 'public.app-category.business',
      hardenedRuntime: true,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in
      artifactName: 'Proofbook-${version}-${arch}.${ext}',
      extendInfo: { NSPrincipalClass: 'NSApplication' },
    },
    dmg: { writeUpdateInfo: false },
    linux: {
      target: ['AppImage', 'deb'],
      icon: join(icons, 'sizes'),
      category: 'Office',
      synopsis: 'From customer-experience exports to a case that finance can tick and tie',
      maintainer: 'The Proofbook authors <proofbook@proofbook.invalid>',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in
      artifactName: 'Proofbook-${version}-${arch}.${ext}',
    },
    deb: { fpm: [], packageCategory: 'misc' },
  }
}

/** Takes away what Electron runs when it finds no app: beside ours it would only be one more thing to load. */
async function removeDefaultApp({ appOutDir, packager }: AfterPackContext): Promise<void> {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
}

/** Burns the fuses into a program that was just packed, before anybody signs it. */
export async function burnFuses(
  context: Pick<AfterPackContext, 'appOutDir' | 'electronPlatformName' | 'arch'> & {
    readonly packager: { readonly appInfo: { readonly productFilename: string }; readonly executableName?: string }
  },
): Promise<void> {
  const platform = context.electronPlatformName as TargetPlatform
  const { productFilename } = context.packager.appInfo
  const program = {
    darwin: `${productFilename}.app/Contents/MacOS/${productFilename}`,
    win32: `${productFilename}.exe`,
    linux: context.packager.executableName ?? productFilename.toLowerCase(),
  }[platform]
  await setFuses(join(context.appOutDir, program), platform, context.arch === 3 ? 'arm64' : 'x64')
}
