import { Refusal } from '../../shared/base/refusal.ts'
import { threeAnswers } from '../../shared/story/answers.ts'
import { type EditedStory, editStory, type StoryEdit } from '../../shared/story/edits.ts'
import { evidenceOf, type FactsOfQuarter } from '../../shared/story/facts-of-quarter.ts'
import { renderFields } from '../../shared/story/fields.ts'
import type { Language } from '../../shared/story/language/language.ts'
import type { ProofPoint } from '../../shared/story/proof-point.ts'
import { findings } from '../../shared/story/proof-points.ts'
import type { AnswersReport, StoryReport, StoryVersion } from '../../shared/story/report.ts'
import { retellFacts } from '../../shared/story/retell-facts.ts'
import { chooseTold } from '../../shared/story/score.ts'
import type { ReadStore, WriteStore } from '../store/store.ts'
import { dropLastStoryEdit, keepStoryEdit, readStoryEdits } from '../store/story-edits.ts'
import { keepStoryLanguage, readStoryLanguage } from '../store/story-language.ts'
import { chooseQuarter } from './periods.ts'
import { factsOfQuarter } from './quarter-facts.ts'
import { storyExtras } from './story-extras.ts'

/** The three answers for the CFO, and what still stands in the way of the deck. */
export function answersReport(store: ReadStore, asked?: string): AnswersReport {
  const facts = factsOfQuarter(store, asked)
  const problems = Number(store.sql('SELECT COALESCE(SUM(problems), 0) FROM imports').pluck().get())
  const todo = [
    ...(facts.cost ? [] : [{ text: 'No ledger yet: import one to say what an outcome costs', where: 'data' }]),
    ...(facts.ledger ? [] : [{ text: 'No subscriptions yet: import them to say who left', where: 'data' }]),
    ...(facts.matchRate !== null && facts.matchRate < 0.8
      ? [{ text: 'Fewer than 80 % of contacts are matched to a paying customer', where: 'data' }]
      : []),
    ...(problems > 0 ? [{ text: `${problems} rows could not be used: look at why`, where: 'data' }] : []),
  ]
  return { ...threeAnswers(facts), quarters: chooseQuarter(store, asked).quarters.map((q) => q.name), todo }
}

/** Everything that a story and a deck of a quarter are told from, in the project's language when no other is named. */
export function factsOfStory(
  store: ReadStore,
  asked?: string,
  language: Language = readStoryLanguage(store),
): FactsOfQuarter {
  const facts = factsOfQuarter(store, asked)
  return retellFacts({ ...facts, extras: storyExtras(store, facts.quarter) }, language)
}

/** Chooses the language of the project's stories from now on, and answers with the story in it. */
export function speakStory(store: WriteStore, asked: string | undefined, language: Language): StoryReport {
  keepStoryLanguage(store, language)
  return storyReport(store, asked)
}

/** The story of a quarter as it is told: the app's findings, with what a person rewrote, picked, ordered and dropped, and what the same points said a quarter before. */
export function storyReport(store: ReadStore, asked?: string): StoryReport {
  const facts = factsOfStory(store, asked)
  const edits = readStoryEdits(store, facts.quarter)
  const edited = editedStory(store, facts)
  const earlier = facts.before === null ? null : editedStory(store, factsOfStory(store, facts.before))
  const withBefore = (point: ProofPoint): ProofPoint => {
    const old = earlier?.told.find((one) => one.id === point.id)
    const before = old && facts.before !== null ? { quarter: facts.before, title: old.title, text: old.text } : null
    return { ...point, before }
  }
  return {
    quarter: facts.quarter,
    language: facts.language,
    quarters: chooseQuarter(store, asked).quarters.map((q) => q.name),
    proofPoints: edited.told.map(withBefore),
    dropped: edited.dropped.map(({ point, reason }) => ({ point: withBefore(point), reason })),
    others: edited.others.map(withBefore),
    canUndo: edits.length > 0,
  }
}

/** A quarter's findings after its decisions. */
export function editedStory(store: ReadStore, facts: FactsOfQuarter): EditedStory {
  const found = findings(facts)
  return editStory(
    found,
    chooseTold(found),
    readStoryEdits(store, facts.quarter).map(({ edit }) => edit),
    evidenceOf(facts),
    facts.language,
  )
}

/** Decides something about a quarter's story and answers with the story as it is then. */
export function decideStory(store: WriteStore, asked: string | undefined, edit: StoryEdit, at: number): StoryReport {
  const facts = factsOfStory(store, asked)
  const known = new Set(findings(facts).map((point) => point.id))
  const named = edit.kind === 'order' ? edit.points : [edit.point]
  const stray = named.find((id) => !known.has(id))
  if (stray !== undefined)
    throw new Refusal(
      'bad-value',
      `${facts.quarter} has no proof point “${stray}”`,
      'choose one of those that the story lists',
    )
  if (edit.kind === 'drop' && edit.reason.trim() === '')
    throw new Refusal('bad-value', 'a proof point is dropped with a reason', 'say in a few words why it is left out')
  if (edit.kind === 'words' && edit.title.trim() === '')
    throw new Refusal(
      'bad-value',
      'a proof point needs a claim',
      'write one sentence, or take the app’s own words back',
    )
  const isWords = edit.kind === 'words' || edit.kind === 'own-words'
  keepStoryEdit(store, facts.quarter, isWords ? { ...edit, language: facts.language } : edit, at)
  return storyReport(store, facts.quarter)
}

/** Takes the newest decision about a quarter's story back. */
export function undoStory(store: WriteStore, asked?: string): StoryReport {
  const { quarter } = factsOfStory(store, asked)
  if (!dropLastStoryEdit(store, quarter))
    throw new Refusal('no-data', 'nothing of this story was changed', 'there is nothing to take back')
  return storyReport(store, quarter)
}

/** Every wording that a person gave a point, newest first, with today's numbers. */
export function storyVersions(store: ReadStore, asked: string | undefined, point: string): StoryVersion[] {
  const facts = factsOfStory(store, asked)
  const known = new Map(evidenceOf(facts).map((one) => [one.id, one]))
  return readStoryEdits(store, facts.quarter)
    .flatMap(({ edit, at }) =>
      edit.kind === 'words' && edit.point === point && (edit.language ?? 'en') === facts.language
        ? [
            {
              at,
              title: renderFields(edit.title, known, facts.language).text,
              text: renderFields(edit.text, known, facts.language).text,
              template: { title: edit.title, text: edit.text },
            },
          ]
        : [],
    )
    .reverse()
}
