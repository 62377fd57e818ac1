/** A run of a guide's text: words, or words that stand on the screen as they are written here. */
export interface GuideRun {
  readonly text: string
  readonly isOnScreen: boolean
}

/** A part of a guide's page. */
export type GuideBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly GuideRun[] }
  | { readonly kind: 'picture'; readonly alt: string; readonly file: string }

/**
 * Reads a page of the guide: Markdown of which the guide uses titles, headings, paragraphs, bold for what stands on the screen, and pictures on lines of
 * their own. Anything else is text as it stands, so that no page can bring markup of its own.
 */
export function readGuide(markdown: string): readonly GuideBlock[] {
  return markdown
    .split(/\n\s*\n/)
    .map((block) => block.trim().replaceAll(/\s*\n\s*/g, ' '))
    .filter((block) => block !== '')
    .map((block): GuideBlock => {
      const heading = /^(#{1,2}) (.+)$/.exec(block)
      if (heading) return { kind: heading[1] === '#' ? 'title' : 'heading', text: heading[2] ?? '' }
      const picture = /^!\[([^\]]*)\]\(pictures\/([\w-]+\.png)\)$/.exec(block)
      if (picture) return { kind: 'picture', alt: picture[1] ?? '', file: picture[2] ?? '' }
      return { kind: 'paragraph', runs: readRuns(block) }
    })
}

function readRuns(text: string): readonly GuideRun[] {
  return text
    .split(/\*\*(.+?)\*\*/)
    .map((run, index) => ({ text: run, isOnScreen: index % 2 === 1 }))
    .filter(({ text: run }) => run !== '')
}

/** A word of the glossary and what it means here. */
export interface GlossaryEntry {
  readonly term: string
  readonly meaning: string
}

/** The entries of a page that explains words: each heading a word, what follows its meaning. */
export function readGlossary(markdown: string): readonly GlossaryEntry[] {
  const entries: { term: string; meaning: string }[] = []
  for (const block of readGuide(markdown)) {
    if (block.kind === 'heading') entries.push({ term: block.text, meaning: '' })
    const last = entries.at(-1)
    if (block.kind === 'paragraph' && last)
      last.meaning = [last.meaning, block.runs.map((run) => run.text).join('')].filter(Boolean).join(' ')
  }
  return entries
}
