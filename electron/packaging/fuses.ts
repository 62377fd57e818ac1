import { type FuseConfig, FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'

/** The systems that Proofbook is packaged for, by the names that Node has for them. */
export type TargetPlatform = 'linux' | 'darwin' | 'win32'

type FuseName = keyof typeof FuseV1Options

/** What is burnt into Electron's program: ways in that no switch and no environment can open again. Every fuse is named, so that a new one stops the packaging. */
const everywhere = {
  // The program is no Node that others could run scripts with.
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  OnlyLoadAppFromAsar: true,
  // Would need a snapshot of our own beside the program; without one the app does not start.
  LoadBrowserProcessSpecificV8Snapshot: false,
  // The page comes over a scheme of its own; `file:` has nothing to say.
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
} as const satisfies Partial<Record<FuseName, boolean>>

/** Every fuse and whether it is on for a system. Electron proves the archive of the app on macOS and Windows only. */
export function fusesFor(platform: TargetPlatform): Readonly<Record<FuseName, boolean>> {
  return { ...everywhere, EnableEmbeddedAsarIntegrityValidation: platform !== 'linux' }
}

/** Sets every fuse of Electron's program. Throws when the program has a fuse that isn't named here, or no fuses at all. */
export async function setFuses(program: string, platform: TargetPlatform, arch: string): Promise<void> {
  const states = Object.fromEntries(
    Object.entries(fusesFor(platform)).map(([name, on]) => [FuseV1Options[name as FuseName], on]),
  )
  await flipFuses(program, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Changing the program breaks the signature that Apple's processors ask for even of unsigned programs.
    resetAdHocDarwinSignature: platform === 'darwin' && arch === 'arm64' && process.platform === 'darwin',
    ...states,
  } as FuseConfig)
}

/** What a program's fuses are: on, off, or `removed` where Electron took one out. */
export async function readFuses(program: string): Promise<Readonly<Record<string, boolean | 'removed'>>> {
  const wire = await getCurrentFuseWire(program)
  return Object.fromEntries(
    Object.entries(wire).flatMap(([index, state]) => {
      const name = FuseV1Options[Number(index)]
      if (index === 'version' || name === undefined) return []
      return [[name, state === FuseState.ENABLE ? true : state === FuseState.DISABLE ? false : ('removed' as const)]]
    }),
  )
}
