import { useState } from 'react'
import type { ReplyError } from '../../shared/base/refusal.ts'
import type { Person } from '../../shared/contract.ts'
import { askCore } from '../ask.ts'
import { Answered } from '../parts/answered.tsx'
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { TextBox } from '../parts/text-box.tsx'
import { askAgain, useAsk } from '../use-ask.ts'
import { logWords, reviewWords as text } from '../words/review-words.ts'

function Fields({ person }: { readonly person: Person }) {
  const [name, setName] = useState(person.name)
  const [role, setRole] = useState(person.role)
  const [refused, setRefused] = useState<ReplyError | null>(null)
  const [isKept, setKept] = useState(false)
  return (
    <form
      className="decide"
      onSubmit={(event) => {
        event.preventDefault()
        void askCore('log:call-me', { name, role }).then((reply) => {
          setRefused(reply.ok ? null : reply.error)
          setKept(reply.ok)
          if (reply.ok) askAgain('log:me')
        })
      }}
    >
      <div className="decide-fields">
        <TextBox label={text.name} value={name} onChange={setName} />
        <TextBox label={text.role} hint={text.rolePlace} value={role} onChange={setRole} />
      </div>
      {refused && <Notice error={refused} />}
      <div className="actions">
        <Button type="submit">{logWords.keep}</Button>
        {isKept && (
          <span className="quiet" role="status">
            {logWords.kept}
          </span>
        )}
      </div>
    </form>
  )
}

/** Who works on this computer, asked kindly and never required. */
export function PersonForm() {
  const asked = useAsk('log:me', {})
  return <Answered asked={asked}>{(person) => <Fields person={person} />}</Answered>
}
