import { useCallback, useEffect, useState } from 'react'
import { assertNever } from '../shared/base/assert.ts'
import { formatQuarter } from '../shared/base/format.ts'
import type { PickedFile, ProjectInfo } from '../shared/contract.ts'
import { shell } from './ask.ts'
import { EvidencePanel } from './evidence/evidence-panel.tsx'
import { addToIntake } from './intake.ts'
import type { Place } from './location.ts'
import { Answered } from './parts/answered.tsx'
import { CopyNote } from './parts/copy-note.tsx'
import { DrawnAnew } from './parts/drawn-anew.tsx'
import { FindPalette } from './parts/find-palette.tsx'
import { PassphraseDialog } from './parts/passphrase-dialog.tsx'
import { Rail } from './parts/rail.tsx'
import { SharedConflict } from './parts/shared-conflict.tsx'
import { TopBar } from './parts/top-bar.tsx'
import { UndoNote } from './parts/undo-buttons.tsx'
import { Unopened } from './parts/unopened-project.tsx'
import { WorkStrip } from './parts/work-strip.tsx'
import { dateWords, ProjectContext } from './project-context.ts'
import { useScreenFocus, useWindowTitle } from './screen-focus.ts'
import { AnswersScreen } from './screens/answers/answers-screen.tsx'
import { CaseScreen } from './screens/case/case-screen.tsx'
import { CohortsScreen } from './screens/cohorts/cohorts-screen.tsx'
import { CostScreen } from './screens/cost/cost-screen.tsx'
import { DataScreen } from './screens/data/data-screen.tsx'
import { DeckScreen } from './screens/deck/deck-screen.tsx'
import { FirstRunScreen } from './screens/first-run/first-run-screen.tsx'
import { HelpAlone, HelpScreen } from './screens/help/help-screen.tsx'
import { LedgerScreen } from './screens/ledger/ledger-screen.tsx'
import { ProjectScreen } from './screens/project/project-screen.tsx'
import { ScorecardScreen } from './screens/scorecard/scorecard-screen.tsx'
import { StoryScreen } from './screens/story/story-screen.tsx'
import { importAndShow } from './start-project.ts'
import { useAsk } from './use-ask.ts'
import { useCommands } from './use-commands.ts'
import { useNews } from './use-news.ts'
import { goTo, usePlace } from './use-place.ts'
import { useWindowDrop } from './use-window-drop.ts'
import { desktopWords } from './words/desktop-words.ts'
import { words } from './words/words.ts'

function ScreenAt({ place }: { readonly place: Place }) {
  switch (place.screen) {
    case 'answers':
      return <AnswersScreen />
    case 'data':
      return <DataScreen />
    case 'scorecard':
      return <ScorecardScreen place={place} />
    case 'cohorts':
      return <CohortsScreen place={place} />
    case 'cost':
      return <CostScreen place={place} />
    case 'ledger':
      return <LedgerScreen place={place} />
    case 'case':
      return <CaseScreen place={place} />
    case 'story':
      return <StoryScreen />
    case 'deck':
      return <DeckScreen />
    case 'help':
      return <HelpScreen place={place} />
    case 'project':
      return <ProjectScreen place={place} />
    default:
      return assertNever(place.screen)
  }
}

/** In a project that has told nothing yet, dropped files are imported at once; in one that has, what they would change is looked at first. */
function takeExports(project: ProjectInfo, exports: readonly PickedFile[]): Promise<void> {
  if (project.imports === 0 && !project.readOnly) return importAndShow(exports)
  goTo({ screen: 'data', evidence: [], at: 0 })
  return addToIntake(exports)
}

function Shell({ project, place }: { readonly project: ProjectInfo; readonly place: Place }) {
  const [finding, setFinding] = useState(false)
  useScreenFocus(place.screen)
  useWindowTitle(place.screen, project.name)
  const news = useNews(place.screen)
  useWindowDrop(useCallback((exports) => takeExports(project, exports), [project]))
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setFinding(true)
    }
    document.addEventListener('keydown', onKey)
    const stopHearing = shell().onCommand((command) => command.do === 'find' && setFinding(true))
    return () => {
      document.removeEventListener('keydown', onKey)
      stopHearing()
    }
  }, [])
  const stopFinding = useCallback(() => setFinding(false), [])
  const quarter = place.quarter !== null && project.quarters.includes(place.quarter) ? place.quarter : project.quarter
  const open = place.evidence.length > 0
  return (
    <ProjectContext value={{ project, quarter }}>
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        {words.skip}
      </button>
      <div className={open ? 'shell shell-open' : 'shell'}>
        <Rail place={place} news={news.all} />
        <main id="main" tabIndex={-1}>
          <TopBar onFind={() => setFinding(true)} />
          <CopyNote />
          <p className="paper-head">
            {desktopWords.paper(
              project.name.replace(/\.proofbook$/, ''),
              quarter === null ? null : formatQuarter(quarter),
            )}
          </p>
          <DrawnAnew />
          <WorkStrip />
          <Unopened />
          <SharedConflict />
          <UndoNote />
          {news.here && (
            <p className="news-note">
              {words.rail.changedHere(dateWords(news.here.since), news.here.parts.join(', '))}
            </p>
          )}
          <div className="screen" key={`${place.screen} ${quarter}`}>
            <ScreenAt place={place} />
          </div>
        </main>
        {open && <EvidencePanel place={place} />}
      </div>
      {finding && <FindPalette onClose={stopFinding} />}
    </ProjectContext>
  )
}

/** The whole window: the first run while no project is open, else the places of the open project. */
export function App() {
  const place = usePlace()
  const asked = useAsk('project:current', {})
  useCommands()
  return (
    <>
      <Answered asked={asked}>
        {(project) => {
          if (project !== null) return <Shell project={project} place={place} />
          return place.screen === 'help' ? <HelpAlone place={place} /> : <FirstRunScreen />
        }}
      </Answered>
      <PassphraseDialog />
    </>
  )
}
