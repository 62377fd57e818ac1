import type { ReactNode } from 'react'
import type { Place } from '../location.ts'
import { PlaceIndex } from '../parts/place-index.tsx'
import { privacyWords } from '../parts/privacy-words.ts'
import { ProjectFile } from '../parts/project-file.tsx'
import { ProjectLog } from '../parts/project-log.tsx'
import { ProjectPeople } from '../parts/project-people.tsx'
import { ProjectReview } from '../parts/project-review.tsx'
import { ProjectShare } from '../parts/project-share.tsx'
import { type ProjectPart, projectParts, projectWords } from '../parts/project-words.ts'
import { logWords, reviewWords } from '../parts/review-words.ts'
import { ScreenHeader } from '../parts/screen-header.tsx'
import { words } from '../words.ts'

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
            parts={projectParts.map((id) => ({ id, title: projectWords.parts[id] }))}
            now={part}
          />
        }
      />
      <Body />
    </>
  )
}
