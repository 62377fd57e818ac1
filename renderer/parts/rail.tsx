import { useSyncExternalStore } from 'react'
import type { RecordKind } from '../../shared/base/model.ts'
import type { PlaceNews } from '../../shared/base/news.ts'
import { closeProject } from '../close-project.ts'
import { asides, type Place, screens } from '../location.ts'
import { type PlaceState, placeStates } from '../place-states.ts'
import { dateWords, inQuarter, useProject } from '../project-context.ts'
import { keptTheme, onThemeChange, showTheme, type Theme } from '../theme.ts'
import { useAsk } from '../use-ask.ts'
import { useLate } from '../use-late.ts'
import { screenHash } from '../use-place.ts'
import { words } from '../words/words.ts'
import { Button } from './button.tsx'

/** The core answers one question after the other: the screen's own comes first, the marks of the rail can wait. */
function usePlaceStates(): ReturnType<typeof placeStates> {
  const { project, quarter } = useProject()
  const imports = useAsk('data:imports', project.imports > 0 ? {} : null)
  const screenHasAsked = useLate(500)
  const answers = useAsk('answers:three', quarter === null || !screenHasAsked ? null : inQuarter(quarter))
  const kinds = new Set<RecordKind>(imports.state === 'value' ? imports.value.flatMap((receipt) => receipt.kinds) : [])
  const todo = answers.state === 'value' ? answers.value.todo.map((item) => item.where) : []
  return placeStates({ project, kinds, todo })
}

function Dot({ state, news }: { readonly state: PlaceState; readonly news: PlaceNews | undefined }) {
  const changed = news && words.rail.changed(dateWords(news.since), news.parts.join(', '))
  return (
    <span className="dot" data-state={state} data-news={changed === undefined ? undefined : ''} title={changed}>
      <span className="unseen">{`, ${words.rail[state]}${changed === undefined ? '' : `, ${changed}`}`}</span>
    </span>
  )
}

function ThemeChoice() {
  const theme = useSyncExternalStore(onThemeChange, keptTheme)
  const next: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' }
  return (
    <Button
      weight="quiet"
      aria-label={`${words.rail.theme}: ${words.rail.themes[theme]}`}
      onPress={() => showTheme(next[theme])}
    >
      {`${words.rail.theme}: ${words.rail.themes[theme]}`}
    </Button>
  )
}

/** The places in the order of the data, each with a quiet mark of how far it is; below, what project this is and where its data ends. */
export function Rail({ place, news }: { readonly place: Place; readonly news: readonly PlaceNews[] }) {
  const { project } = useProject()
  const states = usePlaceStates()
  return (
    <nav className="rail" aria-label={words.rail.label}>
      <div className="brand">{words.app}</div>
      <ul>
        {screens.map((screen) => (
          <li key={screen} className={screen === 'answers' ? 'rail-first' : undefined}>
            <a href={screenHash(screen, place)} aria-current={place.screen === screen ? 'page' : undefined}>
              {words.screens[screen]}
              {screen !== 'answers' && <Dot state={states[screen]} news={news.find((one) => one.place === screen)} />}
            </a>
          </li>
        ))}
        {asides.map((screen, index) => (
          <li key={screen} className={index === 0 ? 'rail-last' : undefined}>
            <a href={screenHash(screen, place)} aria-current={place.screen === screen ? 'page' : undefined}>
              {words.screens[screen]}
            </a>
          </li>
        ))}
      </ul>
      <div className="rail-foot">
        <p>
          <span>{project.name}</span>
          <span>
            {project.dataThrough === null ? words.rail.noData : words.rail.through(dateWords(project.dataThrough))}
          </span>
          <span>{project.isSample ? words.rail.sample : words.rail.local}</span>
          {project.readOnly && <span>{words.rail.readOnly}</span>}
        </p>
        <ThemeChoice />
        <Button weight="quiet" onPress={closeProject}>
          {words.rail.closeProject}
        </Button>
      </div>
    </nav>
  )
}
