import { type ReactNode, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { formatQuarter } from '../../shared/base/format.ts'
import { useProject } from '../project-context.ts'
import { goTo } from '../use-place.ts'
import { words } from '../words/words.ts'
import { SelectField } from './select-field.tsx'
import { NotYetShared } from './shared-notices.tsx'
import { StepButtons } from './step-buttons.tsx'
import { UndoButton } from './undo-buttons.tsx'

const actionPlace = 'screen-action'

/** Project, quarter, the way to find things, and room for the screen's one primary action. */
export function TopBar({ onFind }: { readonly onFind: () => void }) {
  const { project, quarter } = useProject()
  return (
    <div className="top-bar">
      <StepButtons />
      <span className="project-name" title={project.name}>
        {project.name.replace(/\.proofbook$/, '')}
      </span>
      {quarter !== null && (
        <SelectField
          label={words.bar.quarter}
          labelled="unseen"
          value={quarter}
          options={[...project.quarters].reverse().map((id) => ({ id, text: formatQuarter(id) }))}
          onChange={(id) => goTo({ quarter: id, evidence: [], at: 0 })}
        />
      )}
      <button type="button" className="find" onClick={onFind}>
        <span>{words.bar.find}</span>
        <kbd>{words.bar.findKey}</kbd>
      </button>
      <NotYetShared />
      <UndoButton />
      <div id={actionPlace} className="screen-action" />
    </div>
  )
}

/** Puts a screen's one primary action into the top bar. */
export function ScreenAction({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  // The bar can come together with the screen, so it is looked for when both are there.
  useLayoutEffect(() => setPlace(document.getElementById(actionPlace)), [])
  return place ? createPortal(children, place) : null
}
