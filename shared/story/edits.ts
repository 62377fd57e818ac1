import type { Evidence, Grade } from '../base/evidence.ts'
import { lockNumbers, looseNumbers, partsOf, renderFields } from './fields.ts'
import type { Language } from './language/language.ts'
import type { ProofPoint, StoryFlag } from './proof-point.ts'
import { strongWords } from './strong-words.ts'

/** A proof point as a person rewrote it: templates with locked numbers. */
export interface RewrittenPoint {
  readonly point: string
  /** In which it is written; without, in English. It stands in stories of this language only. */
  readonly language?: Language
  readonly title: string
  readonly text: string
}

/** What a person decided about a quarter's story, in the order in which it was decided; later ones win. */
export type StoryEdit =
  | ({ readonly kind: 'words' } & RewrittenPoint)
  /** Back to the app's own words. */
  | { readonly kind: 'own-words'; readonly point: string; readonly language?: Language }
  | { readonly kind: 'pick'; readonly point: string }
  | { readonly kind: 'drop'; readonly point: string; readonly reason: string }
  | { readonly kind: 'order'; readonly points: readonly string[] }

/** A story after a person's decisions: what is told in which order, what was left out and why, what could be told besides. */
export interface EditedStory {
  readonly told: readonly ProofPoint[]
  readonly dropped: readonly { readonly point: ProofPoint; readonly reason: string }[]
  readonly others: readonly ProofPoint[]
}

/**
 * Applies decisions to the quarter's findings. `chosen` are the ids that the app itself would tell, in its order. Points that a decision names but that the quarter no longer has are passed
 * over, so that a story survives a new import.
 */
export function editStory(
  findings: readonly ProofPoint[],
  chosen: readonly string[],
  edits: readonly StoryEdit[],
  evidence: readonly Evidence[],
  language: Language,
): EditedStory {
  const known = new Map(evidence.map((one) => [one.id, one]))
  const words = new Map<string, RewrittenPoint>()
  const drops = new Map<string, string>()
  let order = [...chosen]
  for (const edit of edits) {
    switch (edit.kind) {
      case 'words':
        if ((edit.language ?? 'en') === language) words.set(edit.point, edit)
        break
      case 'own-words':
        if ((edit.language ?? 'en') === language) words.delete(edit.point)
        break
      case 'pick':
        drops.delete(edit.point)
        if (!order.includes(edit.point)) order = [...order, edit.point]
        break
      case 'drop':
        drops.set(edit.point, edit.reason)
        break
      case 'order':
        order = [...edit.points, ...order.filter((id) => !edit.points.includes(id))]
        break
    }
  }
  const points = new Map(findings.map((point) => [point.id, rewritten(point, words.get(point.id), known, language)]))
  const ofIds = (ids: readonly string[]) => ids.flatMap((id) => points.get(id) ?? [])
  return {
    told: ofIds(order.filter((id) => !drops.has(id))),
    dropped: [...drops].flatMap(([id, reason]) => {
      const point = points.get(id)
      return point ? [{ point, reason }] : []
    }),
    others: [...points.values()].filter((point) => !order.includes(point.id) && !drops.has(point.id)),
  }
}

function rewritten(
  point: ProofPoint,
  words: RewrittenPoint | undefined,
  known: ReadonlyMap<string, Evidence>,
  language: Language,
): ProofPoint {
  const named = point.evidence.flatMap((id) => known.get(id) ?? [])
  const template = words ?? {
    title: lockNumbers(point.title, named, language),
    text: lockNumbers(point.text, named, language),
  }
  if (!words) return { ...point, language, template: { title: template.title, text: template.text } }
  const title = renderFields(words.title, known, language)
  const text = renderFields(words.text, known, language)
  const added = [...partsOf(words.title), ...partsOf(words.text)].flatMap((part) =>
    part.kind === 'field' ? [part.evidence] : [],
  )
  return {
    ...point,
    language,
    title: title.text,
    text: text.text,
    template: { title: words.title, text: words.text },
    edited: true,
    own: { title: point.title, text: point.text },
    flags: flagsOfRewritten(words, point, known, language),
    evidence: [...new Set([...point.evidence, ...added.filter((id) => known.has(id))])],
  }
}

/**
 * Everything that is wrong with a rewritten point, as the deck would refuse it: claims beyond the grade, numbers that nothing stands behind, fields whose number can't be told any more.
 * `point` holds the app's own words; `known` its evidence by id.
 */
export function flagsOfRewritten(
  words: Pick<RewrittenPoint, 'title' | 'text'>,
  point: Pick<ProofPoint, 'grade' | 'title' | 'text' | 'evidence'>,
  known: ReadonlyMap<string, Evidence>,
  language: Language,
): StoryFlag[] {
  const missing = [
    ...renderFields(words.title, known, language).missing,
    ...renderFields(words.text, known, language).missing,
  ]
  return [
    ...flagsOf(words, point, language, allowedLoose(point, known, language)),
    ...missing.map(
      (field): StoryFlag => ({
        kind: 'no-longer-known',
        text: `The number of ${field.evidence} can’t be told any more: take it out, or write around it.`,
      }),
    ),
  ]
}

/** Numbers that the app's own words say outside of evidence (windows, horizons) may stay; one that is locked there may not be typed. */
function allowedLoose(
  point: Pick<ProofPoint, 'title' | 'text' | 'evidence'>,
  known: ReadonlyMap<string, Evidence>,
  language: Language,
): ReadonlySet<string> {
  const named = point.evidence.flatMap((id) => known.get(id) ?? [])
  return new Set(
    [point.title, point.text].flatMap((said) => looseNumbers(lockNumbers(said, named, language), language)),
  )
}

/** What is wrong with words: claims beyond the grade, and numbers that nothing stands behind. */
export function flagsOf(
  words: Pick<RewrittenPoint, 'title' | 'text'>,
  point: Pick<ProofPoint, 'grade'>,
  language: Language,
  allowed: ReadonlySet<string> = new Set(),
): StoryFlag[] {
  const both = `${words.title} ${words.text}`
  const plain = both.replace(/\{\{[^{}]*\}\}/g, ' ')
  return [
    ...strongWords(plain, point.grade, language).map(
      ({ word, needs, instead }): StoryFlag => ({
        kind: 'says-more',
        text: `“${word}” needs grade ${needs}; this is ${grounds(point.grade)}: ${instead}.`,
      }),
    ),
    ...[...new Set(looseNumbers(both, language))]
      .filter((number) => !allowed.has(number))
      .map(
        (number): StoryFlag => ({
          kind: 'loose-number',
          text: `Nothing stands behind ${number}: put a number of this point’s evidence in its place.`,
        }),
      ),
  ]
}

/** What a point stands on, as the end of "this is …". */
function grounds(grade: Grade): string {
  if (grade === 'fact') return 'a fact, which says nothing of why'
  return grade === 'projection' ? 'a projection, which says nothing of what happened' : `grade ${grade}`
}
