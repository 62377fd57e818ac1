import { useState } from 'react'
import { formatCount, plural } from '../../../shared/base/format.ts'
import type { ReplyError } from '../../../shared/base/refusal.ts'
import type { StoryEdit } from '../../../shared/story/edits.ts'
import type { ProofPoint } from '../../../shared/story/proof-point.ts'
import type { StoryReport } from '../../../shared/story/report.ts'
import { askCore } from '../../ask.ts'
import { Answered } from '../../parts/answered.tsx'
import { Button } from '../../parts/button.tsx'
import { AwaitingData } from '../../parts/empty-place.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ScreenHeader } from '../../parts/screen-header.tsx'
import { StoryLanguage } from '../../parts/story-language.tsx'
import { ScreenAction } from '../../parts/top-bar.tsx'
import { inQuarter, useProject } from '../../project-context.ts'
import { refreshAnswers, useAsk } from '../../use-ask.ts'
import { goTo } from '../../use-place.ts'
import { storyWords } from '../../words/story-words.ts'
import { words } from '../../words/words.ts'
import { type PointMode, PointWords, StoryPoint } from './story-point.tsx'

const text = words.story

/** Points that are not told, each with a way to tell it. */
function Untold({
  title,
  lead,
  points,
  action,
  onTell,
}: {
  readonly title: string
  readonly lead: string
  readonly points: readonly { readonly point: ProofPoint; readonly reason?: string }[]
  readonly action: { readonly short: string; readonly of: (claim: string) => string }
  /** `null` in a project that is open for reading. */
  readonly onTell: ((point: ProofPoint) => void) | null
}) {
  if (points.length === 0) return null
  return (
    <section className="sheet section untold">
      <h2>{title}</h2>
      <p className="quiet">{lead}</p>
      <ul>
        {points.map(({ point, reason }) => (
          <li key={point.id} className="proof-point proof-untold">
            <PointWords point={point}>
              {reason !== undefined && <p className="proof-reason">{storyWords.because(reason)}</p>}
            </PointWords>
            {onTell && (
              <div className="proof-tools">
                <Button aria-label={action.of(point.title)} onPress={() => onTell(point)}>
                  {action.short}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Moves one of the told points by one place. */
function movedBy(points: readonly ProofPoint[], index: number, by: -1 | 1): string[] {
  const ids = points.map((point) => point.id)
  const [id] = ids.splice(index, 1)
  if (id !== undefined) ids.splice(index + by, 0, id)
  return ids
}

function Story({
  report,
  refused,
  decide,
  undo,
}: {
  readonly report: StoryReport
  readonly refused: ReplyError | null
  readonly decide: (edit: StoryEdit) => Promise<StoryReport | null>
  readonly undo: () => Promise<StoryReport | null>
}) {
  const { project } = useProject()
  const [open, setOpen] = useState<{ readonly point: string; readonly mode: PointMode } | null>(null)
  const [said, setSaid] = useState('')
  const told = report.proofPoints
  const flagged = told.filter((point) => (point.flags ?? []).length > 0)
  const settle = async (edit: StoryEdit, words: string) => {
    setSaid('')
    const now = await decide(edit)
    if (now === null) return
    const isFlagged =
      edit.kind === 'words' && now.proofPoints.some((one) => one.id === edit.point && (one.flags ?? []).length > 0)
    setSaid(isFlagged ? storyWords.savedFlagged : words)
  }
  return (
    <>
      <ScreenAction>
        <Button weight="primary" onPress={() => goTo({ screen: 'deck', evidence: [], at: 0 })}>
          {text.action}
        </Button>
      </ScreenAction>
      <ScreenHeader title={words.screens.story} sentence={text.lead(plural(told.length, 'proof point'))} />
      {refused && <Notice error={refused} />}
      <StoryLanguage language={report.language} />
      {flagged.length > 0 && (
        <p className="needs story-needs">{storyWords.flagged(plural(flagged.length, 'proof point'))}</p>
      )}
      <div className="story-bar">
        <p className="done" role="status">
          {said}
        </p>
        {project.readOnly ? (
          <p className="quiet">{storyWords.readOnly}</p>
        ) : (
          report.canUndo && (
            <Button
              weight="quiet"
              onPress={async () => {
                setOpen(null)
                if ((await undo()) !== null) setSaid(storyWords.undone)
              }}
            >
              {storyWords.undo}
            </Button>
          )
        )}
      </div>
      {told.length === 0 && <p className="quiet">{storyWords.nothingTold}</p>}
      <section aria-label={words.screens.story}>
        <h2 className="unseen">{storyWords.toldTitle}</h2>
        <ol className="proof-points">
          {told.map((point, index) => (
            <StoryPoint
              key={point.id}
              point={point}
              number={index + 1}
              of={told.length}
              mode={open?.point === point.id ? open.mode : 'read'}
              isReadOnly={project.readOnly}
              onMode={(mode) => setOpen(mode === 'read' ? null : { point: point.id, mode })}
              onMove={(by) =>
                void settle(
                  { kind: 'order', points: movedBy(told, index, by) },
                  storyWords.moved(formatCount(index + 1 + by), formatCount(told.length)),
                )
              }
              decide={(edit, words) => void settle(edit, words)}
            />
          ))}
        </ol>
      </section>
      {told.length > 0 && told.every((point) => point.worked) && <p className="quiet">{text.honest}</p>}
      <Untold
        title={storyWords.others}
        lead={storyWords.othersLead}
        points={report.others.map((point) => ({ point }))}
        action={{ short: storyWords.tell, of: storyWords.tellOf }}
        onTell={project.readOnly ? null : (point) => void settle({ kind: 'pick', point: point.id }, storyWords.told)}
      />
      <Untold
        title={storyWords.leftOut}
        lead={storyWords.leftOutLead}
        points={report.dropped}
        action={{ short: storyWords.tellAgain, of: storyWords.tellAgainOf }}
        onTell={
          project.readOnly ? null : (point) => void settle({ kind: 'pick', point: point.id }, storyWords.toldAgain)
        }
      />
    </>
  )
}

/** The quarter's proof points, each a claim no stronger than its evidence: rewritten, ordered, picked and left out in place, and every decision taken back in turn. */
export function StoryScreen() {
  const { quarter } = useProject()
  const asked = useAsk('story:proof-points', quarter === null ? null : inQuarter(quarter))
  const [refused, setRefused] = useState<ReplyError | null>(null)
  // The answer to a decision is the story as it is then: shown at once, while the other places are asked again.
  const [fresh, setFresh] = useState<{ readonly of: StoryReport; readonly is: StoryReport } | null>(null)
  if (quarter === null)
    return <AwaitingData name={words.screens.story} title={text.empty.title} text={text.empty.text} />
  const settle =
    (kept: StoryReport) =>
    async (reply: ReturnType<typeof askCore<'story:decide'>>): Promise<StoryReport | null> => {
      const answered = await reply
      setRefused(answered.ok ? null : answered.error)
      if (!answered.ok) return null
      setFresh({ of: kept, is: answered.value })
      refreshAnswers()
      return answered.value
    }
  return (
    <Answered asked={asked} until={<ScreenHeader title={words.screens.story} sentence="" />}>
      {(kept) => {
        const report = fresh !== null && fresh.of === kept ? fresh.is : kept
        const take = settle(kept)
        return report.proofPoints.length + report.others.length + report.dropped.length === 0 ? (
          <AwaitingData name={words.screens.story} title={text.empty.title} text={text.empty.text} />
        ) : (
          <Story
            key={report.quarter}
            report={report}
            refused={refused}
            decide={(edit) => take(askCore('story:decide', { ...inQuarter(quarter), edit }))}
            undo={() => take(askCore('story:undo', inQuarter(quarter)))}
          />
        )
      }}
    </Answered>
  )
}
