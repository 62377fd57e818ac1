import { realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

/** Media types of what the build writes; anything else is not part of the page. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/**
 * The file of the built page that a URL's path names, or `null`. Only plain names under the root are known: nothing encoded that could mean another
 * folder, nothing hidden, and after symbolic links are followed the file must still lie under the root.
 */
export async function findPageFile(
  root: string,
  urlPath: string,
): Promise<{ readonly path: string; readonly mediaType: string } | null> {
  const name = urlPath === '/' ? '/index.html' : urlPath
  if (!/^(\/[\w-][\w.-]*)+$/.test(name)) return null
  const mediaType = mediaTypes[extname(name)]
  if (!mediaType) return null
  try {
    const realRoot = await realpath(root)
    const path = await realpath(join(realRoot, name))
    if (!path.startsWith(realRoot + sep) || !(await stat(path)).isFile()) return null
    return { path, mediaType }
  } catch {
    return null
  }
}
