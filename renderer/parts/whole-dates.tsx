import { Fragment } from 'react'

const date = /(\b(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}\b|\bQ[1-4] \d{4}\b)/

/** Words whose dates and quarters are not torn apart at the end of a line. */
export function WholeDates({ text }: { readonly text: string }) {
  return text.split(date).map((part, index) =>
    index % 2 === 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence have no other identity
      <Fragment key={index}>{part}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence have no other identity
      <span key={index} className="nowrap">
        {part}
      </span>
    ),
  )
}
