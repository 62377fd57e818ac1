import { useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { type PassphraseWanted, usePassphraseWanted } from '../ask-passphrase.ts'
import { privacyWords } from '../words/privacy-words.ts'
import { Button } from './button.tsx'
import { PassphraseField } from './passphrase-field.tsx'

const text = privacyWords.passphrase

function Form({ wanted }: { readonly wanted: PassphraseWanted }) {
  const [typed, setTyped] = useState('')
  return (
    <form
      className="passphrase"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed !== '') wanted.answer(typed)
      }}
    >
      <h2>{text.title(wanted.name)}</h2>
      <p className="quiet">{text.lead}</p>
      <PassphraseField
        label={text.label}
        value={typed}
        onChange={setTyped}
        problem={wanted.wasWrong && typed === '' ? text.wrong : null}
        focused
      />
      <div className="passphrase-actions">
        <Button weight="primary" type="submit" isDisabled={typed === ''}>
          {text.open}
        </Button>
        <Button onPress={() => wanted.answer(null)}>{text.cancel}</Button>
      </div>
    </form>
  )
}

/** Asks for the passphrase of a locked file, wherever the person is. */
export function PassphraseDialog() {
  const wanted = usePassphraseWanted()
  if (wanted === null) return null
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && wanted.answer(null)}>
      <Modal className="palette">
        <Dialog aria-label={text.title(wanted.name)}>
          <Form wanted={wanted} key={String(wanted.wasWrong)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
