import { useState } from 'react'
import { words } from '../words.ts'
import { Button } from './button.tsx'

/** Copies a text and says whether that worked. */
export function CopyButton({ label, text }: { readonly label: string; readonly text: () => string | Promise<string> }) {
  const [said, setSaid] = useState('')
  return (
    <span className="copy">
      <Button
        weight="quiet"
        onPress={async () => {
          try {
            await navigator.clipboard.writeText(await text())
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
