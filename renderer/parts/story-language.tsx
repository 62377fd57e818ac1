import { useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import type { ReplyError } from '../../shared/base/refusal.ts'
import { type Language, languages } from '../../shared/story/language/language.ts'
import { askCore } from '../ask.ts'
import { inQuarter, useProject } from '../project-context.ts'
import { refreshAnswers } from '../use-ask.ts'
import { deckWords } from '../words/deck-words.ts'
import { Notice } from './notice.tsx'

const text = deckWords.language

/** In which language the project’s stories, decks, workbooks and briefs are told; a choice that the project keeps. In a project open for reading there is nothing to choose. */
export function StoryLanguage({ language }: { readonly language: Language }) {
  const { project, quarter } = useProject()
  const [refused, setRefused] = useState<ReplyError | null>(null)
  if (project.readOnly) return null
  return (
    <>
      <RadioGroup
        className="segments"
        orientation="horizontal"
        value={language}
        onChange={async (to) => {
          const found = languages.find((one) => one === to)
          if (found === undefined) return
          const reply = await askCore('story:language', { ...inQuarter(quarter), language: found })
          setRefused(reply.ok ? null : reply.error)
          if (reply.ok) refreshAnswers()
        }}
      >
        <Label className="unseen">{text.title}</Label>
        {languages.map((one) => (
          <Radio key={one} value={one} className="segment">
            {text.names[one]}
            <span>{text.hints[one]}</span>
          </Radio>
        ))}
      </RadioGroup>
      {refused && <Notice error={refused} />}
    </>
  )
}
