import { createContext, useContext } from 'react'
import { must } from '../shared/base/assert.ts'
import { maybeDay } from '../shared/base/calendar.ts'
import { formatDay } from '../shared/base/format.ts'
import { makeZone } from '../shared/base/zone.ts'
import type { InQuarter, ProjectInfo } from '../shared/contract.ts'

export interface OpenProject {
  readonly project: ProjectInfo
  /** The quarter on view; `null` while the project has no full set of data. */
  readonly quarter: string | null
}

export const ProjectContext = createContext<OpenProject | null>(null)

/** The open project and the quarter on view. Only for what is drawn inside an open project. */
export function useProject(): OpenProject {
  return must(useContext(ProjectContext), 'an open project')
}

/** The quarter as every channel takes it. */
export function inQuarter(quarter: string | null): InQuarter {
  return quarter === null ? {} : { quarter }
}

/** A date as the core writes it (`2026-09-30`), in words; anything else as it stands. */
export function dateWords(date: string): string {
  const day = maybeDay(date.slice(0, 10))
  return day === undefined ? date : formatDay(day)
}

/** The day of an instant on the project's calendar, in words. */
export function dayWords(project: ProjectInfo, at: number): string {
  return formatDay(makeZone(project.timeZone).dayOf(at))
}
