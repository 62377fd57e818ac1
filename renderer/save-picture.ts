import { askCore, shell } from './ask.ts'
import { fileSlug } from './export-deck.ts'
import { words } from './words/words.ts'
import { runWork } from './work.ts'

/** The bytes of a picture as base64, as a question to the core takes them. */
async function asBase64(picture: Blob): Promise<string> {
  const reader = new FileReader()
  const read = new Promise<string>((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
  })
  reader.readAsDataURL(picture)
  const address = await read
  return address.slice(address.indexOf(',') + 1)
}

/** Asks where a picture is to be written, draws it, writes it as a PNG and hands it over. */
export async function savePicture(title: string, draw: () => Promise<Blob>): Promise<void> {
  const { files } = shell()
  const picked = await files.saveAs('picture', `${fileSlug(title)}.png`)
  if (!picked) return
  const png = await asBase64(await draw())
  const saved = await runWork(words.charts.savingPicture, (task) =>
    askCore('picture:save', { file: picked.file, png }, { task }),
  )
  if (saved) await files.deliver(saved.file)
}
