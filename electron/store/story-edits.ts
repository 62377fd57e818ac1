import type { StoryEdit } from '../../shared/story/edits.ts'
import type { ReadStore, WriteStore } from './store.ts'

/** Every decision about a quarter's story that stands, oldest first, with its instant in seconds. */
export function readStoryEdits(store: ReadStore, quarter: string): { readonly edit: StoryEdit; readonly at: number }[] {
  const rows = store.sql('SELECT body, at FROM story_edits WHERE quarter = ? ORDER BY id').raw().all(quarter) as [
    string,
    number,
  ][]
  return rows.map(([body, at]) => ({ edit: JSON.parse(body) as StoryEdit, at }))
}

/** Keeps a decision. */
export function keepStoryEdit(store: WriteStore, quarter: string, edit: StoryEdit, at: number): void {
  store.sql('INSERT INTO story_edits (quarter, body, at) VALUES (?, ?, ?)').run(quarter, JSON.stringify(edit), at)
}

/** Takes the newest decision about a quarter's story back; false when there was none. */
export function dropLastStoryEdit(store: WriteStore, quarter: string): boolean {
  return (
    store.sql('DELETE FROM story_edits WHERE id = (SELECT MAX(id) FROM story_edits WHERE quarter = ?)').run(quarter)
      .changes === 1
  )
}

/** The newest decision about a quarter's story, which is the first to be taken back. */
export function lastStoryEdit(store: ReadStore, quarter: string): StoryEdit | undefined {
  return readStoryEdits(store, quarter).at(-1)?.edit
}
