import { unzipSync } from 'fflate'

/** Texts of a file that was handed out, to look for a name in: the parts of an Office file, or a text file itself. A PDF's text is packed and isn't read; it says what the brief says. */
export function textsOfFile(name: string, bytes: Uint8Array): string[] {
  if (/\.(pptx|xlsx)$/i.test(name)) {
    const parts = unzipSync(bytes, { filter: (part) => /\.(xml|rels)$/.test(part.name) })
    return Object.values(parts).map((part) => Buffer.from(part).toString('utf8'))
  }
  return /\.pdf$/i.test(name) ? [] : [Buffer.from(bytes).toString('utf8')]
}
