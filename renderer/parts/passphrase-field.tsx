import type { ComponentProps } from 'react'
import { TextBox } from './text-box.tsx'

/** A passphrase to type, unseen; browsers are told not to keep it. */
export function PassphraseField(props: Omit<ComponentProps<typeof TextBox>, 'wide' | 'secret'>) {
  return <TextBox {...props} wide secret />
}
