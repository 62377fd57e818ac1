import { useState } from 'react'
import { words } from '../words/words.ts'
import { Button } from './button.tsx'

/** What goes on the clipboard: words, or a picture as a PNG. */
export type Copied = { readonly text: () => string | Promise<string> } | { readonly picture: () => Promise<Blob> }

async function copy(what: Copied): Promise<void> {
  if ('text' in what) return navigator.clipboard.writeText(await what.text())
  // The picture is promised, not awaited: some browsers only let a key or a click that just happened write.
  return navigator.clipboard.write([new ClipboardItem({ 'image/png': what.picture() })])
}

/** Copies words or a picture and says whether that worked. `of` names what is copied where several such buttons stand on a screen. */
export function CopyButton({ label, of, ...what }: { readonly label: string; readonly of?: string } & Copied) {
  const [said, setSaid] = useState('')
  return (
    <span className="copy">
      <Button
        weight="quiet"
        {...(of === undefined ? {} : { 'aria-label': words.charts.toolOf(label, of) })}
        onPress={async () => {
          try {
            await copy(what)
            setSaid(words.evidence.copied)
          } catch {
            setSaid(words.evidence.copyFailed)
          }
          setTimeout(() => setSaid(''), 2500)
        }}
      >
        {label}
      </Button>
      <span className="copy-said" role="status">
        {said}
      </span>
    </span>
  )
}
