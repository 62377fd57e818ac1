import type { ReactNode } from 'react'
import type { Place } from '../../location.ts'
import { PlaceIndex } from '../../parts/place-index.tsx'
import { ScreenHeader } from '../../parts/screen-header.tsx'
import { privacyWords } from '../../words/privacy-words.ts'
import { type ProjectPart, projectParts, projectWords } from '../../words/project-words.ts'
import { logWords, reviewWords } from '../../words/review-words.ts'
import { words } from '../../words/words.ts'
import { ProjectFile } from './project-file.tsx'
import { ProjectLog } from './project-log.tsx'
import { ProjectPeople } from './project-people.tsx'
import { ProjectReview } from './project-review.tsx'
import { ProjectShare } from './project-share.tsx'

/** What each part says in one sentence, and what it shows. */
const shown: Readonly<Record<ProjectPart, { readonly lead: string; readonly Body: () => ReactNode }>> = {
  file: { lead: projectWords.file.lead, Body: ProjectFile },
  share: { lead: privacyWords.share.lead, Body: ProjectShare },
  people: { lead: privacyWords.people.lead, Body: ProjectPeople },
  review: { lead: reviewWords.lead, Body: ProjectReview },
  log: { lead: logWords.lead, Body: ProjectLog },
}

/** The project itself: its file, and what is to be known and done about it as a whole. */
export function ProjectScreen({ place }: { readonly place: Place }) {
  const part = projectParts.find((id) => id === place.part) ?? 'file'
  const { lead, Body } = shown[part]
  return (
    <>
      <ScreenHeader
        title={words.screens.project}
        sentence={lead}
        index={
          <PlaceIndex
            label={projectWords.partsLabel}
            place={place}
            parts={projectParts}
            titles={projectWords.parts}
            now={part}
          />
        }
      />
      <Body />
    </>
  )
}
