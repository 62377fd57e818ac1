import { basename } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import type { Argument, SavedFile } from '../../shared/contract.ts'
import { saveFile } from '../files/write-file.ts'

/** What every PNG file begins with, and what it ends with. */
const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const tail = Buffer.from('IEND')

/** Writes a picture that the window drew. Only a PNG is written, whatever the window sends. */
export async function savePicture({ file, png }: Argument<'picture:save'>): Promise<SavedFile> {
  const bytes = Buffer.from(png, 'base64')
  if (!bytes.subarray(0, head.length).equals(head) || !bytes.subarray(-8, -4).equals(tail))
    throw new Refusal('bad-value', 'this is no picture', 'reload the page and try again')
  await saveFile(file, bytes)
  return { file, name: basename(file), bytes: bytes.length }
}
