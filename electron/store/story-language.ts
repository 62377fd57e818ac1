import { type Language, languages } from '../../shared/story/language/language.ts'
import type { ReadStore, WriteStore } from './store.ts'

/** The language in which a project's stories, decks, workbooks and briefs are told; English until somebody chooses. */
export function readStoryLanguage(store: ReadStore): Language {
  const kept = store.sql("SELECT value FROM project WHERE key = 'storyLanguage'").pluck().get()
  return languages.find((one) => one === kept) ?? 'en'
}

/** Keeps the language in which a project's stories are told. */
export function keepStoryLanguage(store: WriteStore, language: Language): void {
  store
    .sql(
      "INSERT INTO project (key, value) VALUES ('storyLanguage', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )
    .run(language)
}
