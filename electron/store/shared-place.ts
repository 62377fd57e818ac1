import { readdirSync, realpathSync, statfsSync } from 'node:fs'
import { basename, dirname, sep } from 'node:path'

/** Who else writes to the folder that a file is in: a program that copies it to other computers, by name, or a network drive. */
export type SharedPlace = 'OneDrive' | 'Dropbox' | 'iCloud' | 'Google Drive' | 'Box' | 'Nextcloud' | 'network'

/** What is known of the computer, for `maybeSharedPlace`. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly platform: NodeJS.Platform
}

const folders: readonly (readonly [place: SharedPlace, name: RegExp])[] = [
  ['OneDrive', /^OneDrive(?: - .+|-.+)?$/i],
  ['Dropbox', /^Dropbox(?: \(.+\)|-.+)?$/i],
  ['iCloud', /^(?:iCloud ?Drive|com~apple~CloudDocs|Mobile Documents)$/i],
  ['Google Drive', /^(?:Google ?Drive|GoogleDrive-.+)(?: \(.+\))?$/i],
  ['Box', /^Box(?: Sync|-Box)?$/i],
  ['Nextcloud', /^(?:Nextcloud|ownCloud)$/i],
]

/** File systems that are on other computers, or may be (`statfs`): NFS, SMB, CIFS, SMB2, AFS, Coda, 9P, Ceph. */
const networkFileSystems = [
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x73757245, 0x01021997, 0x00c36400,
] as const

/** Where a path lies on a network drive or in a folder that a program copies to other computers, says which; judged by names, the environment and the kind of file system. Looks, and changes nothing. */
export function maybeSharedPlace(path: string, { env, home, platform }: Surroundings): SharedPlace | undefined {
  const separator = platform === 'win32' ? '\\' : '/'
  const text = platform === 'win32' ? path.replaceAll('/', '\\') : path
  if (platform === 'win32' && text.startsWith('\\\\') && !text.startsWith('\\\\?\\')) return 'network'
  const isWithin = (folder: string | undefined): boolean =>
    folder !== undefined &&
    folder !== '' &&
    `${text}${separator}`.toLowerCase().startsWith(`${folder}${separator}`.toLowerCase())
  if ([env.OneDrive, env.OneDriveCommercial, env.OneDriveConsumer].some(isWithin)) return 'OneDrive'
  if (!isWithin(home)) return undefined
  const below = text
    .slice(home.length)
    .split(separator)
    .filter((name) => name !== '')
    .slice(0, -1)
  // In the home folder itself, or where macOS keeps them together.
  const candidates = below[0]?.toLowerCase() === 'library' ? below.slice(1, 3) : below.slice(0, 1)
  for (const name of candidates) {
    const found = folders.find(([, pattern]) => pattern.test(name))
    if (found) return found[0]
  }
  return undefined
}

/** The same for a file that is there: also when its folder is a link, or a drive letter that stands for a network drive. */
export function maybeSharedFile(path: string, surroundings: Surroundings): SharedPlace | undefined {
  try {
    const { type } = statfsSync(dirname(path))
    if (surroundings.platform === 'linux' && networkFileSystems.some((one) => one === type >>> 0)) return 'network'
    return maybeSharedPlace(realpathSync.native(path), surroundings) ?? maybeSharedPlace(path, surroundings)
  } catch {
    return maybeSharedPlace(path, surroundings)
  }
}

/** Files beside a project that a copying program made when two computers had changed it: `acme (conflicted copy …)`, `acme-LAPTOP7`. Their names, in order. */
export function conflictedCopies(path: string): string[] {
  const own = basename(path)
  const stem = own.replace(/\.proofbook$/i, '')
  try {
    return readdirSync(dirname(path) || `.${sep}`)
      .filter((name) => name !== own && name.startsWith(stem) && /\.proofbook$/i.test(name))
      .filter((name) => /conflict|^-[A-Z0-9][A-Z0-9-]{2,}\.proofbook$/.test(name.slice(stem.length)))
      .sort()
  } catch {
    return []
  }
}
