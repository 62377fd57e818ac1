import { guidePictures } from '../../guide/guide-files.ts'
import type { GuideBlock, GuideRun } from '../../guide/read-guide.ts'
import { screens } from '../../location.ts'
import { words } from '../../words/words.ts'

/** What stands on the screen, as it stands there; the name of a place leads to it while there are places. */
function Run({ run, linked }: { readonly run: GuideRun; readonly linked: boolean }) {
  if (!run.isOnScreen) return run.text
  const place = [...screens, 'help' as const].find((screen) => words.screens[screen] === run.text)
  return linked && place ? <a href={`#/${place}`}>{run.text}</a> : <b>{run.text}</b>
}

function Block({ block, linked }: { readonly block: GuideBlock; readonly linked: boolean }) {
  switch (block.kind) {
    case 'title':
      return null
    case 'heading':
      return <h2>{block.text}</h2>
    case 'picture':
      return <img src={guidePictures[block.file]} alt={block.alt} width={1040} height={612} />
    case 'paragraph':
      return (
        <p>
          {block.runs.map((run, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: runs of a page never change
            <Run key={index} run={run} linked={linked} />
          ))}
        </p>
      )
  }
}

/** A page of the guide, set to be read. Its title is the screen's own. */
export function GuidePage({ blocks, linked }: { readonly blocks: readonly GuideBlock[]; readonly linked: boolean }) {
  return (
    <article className="sheet guide">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a page never change
        <Block key={index} block={block} linked={linked} />
      ))}
    </article>
  )
}
