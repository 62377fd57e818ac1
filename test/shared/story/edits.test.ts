import { describe, expect, it } from 'vitest'
import type { Grade } from '../../../shared/base/evidence.ts'
import { editStory, type StoryEdit } from '../../../shared/story/edits.ts'
import type { ProofPoint } from '../../../shared/story/proof-point.ts'
import { strongWords } from '../../../shared/story/strong-words.ts'
import { inventEvidence } from '../../helpers/invent-evidence.ts'

const csat = inventEvidence('csat@1/2026Q3', {
  title: 'Satisfied',
  value: 0.7,
  unit: 'share',
  numerator: 700,
  denominator: 1000,
  n: 1000,
  low: 0.67,
  high: 0.73,
})

const point = (id: string, grade: Grade = 'fact'): ProofPoint => ({
  id,
  title: '70 % were satisfied.',
  text: `Of 1,000 who answered within 7 days (${id}).`,
  grade,
  worked: true,
  question: 'customers',
  evidence: [csat.id],
})

const findings = ['a', 'b', 'c', 'd'].map((id) => point(id))
const edit = (...edits: readonly StoryEdit[]) => editStory(findings, ['a', 'b'], edits, [csat], 'en')
const told = (...edits: readonly StoryEdit[]) => edit(...edits).told.map((one) => one.id)

describe('editStory', () => {
  it('tells what the app chose when nothing was decided, with its numbers locked', () => {
    const story = edit()
    expect(story.told.map((one) => one.id)).toEqual(['a', 'b'])
    expect(story.others.map((one) => one.id)).toEqual(['c', 'd'])
    expect(story.told[0]?.template?.title).toBe('{{csat@1/2026Q3|value}} were satisfied.')
    expect(story.told[0]?.flags).toBeUndefined()
  })

  it('picks, drops with a reason and orders', () => {
    expect(told({ kind: 'pick', point: 'd' })).toEqual(['a', 'b', 'd'])
    expect(told({ kind: 'pick', point: 'd' }, { kind: 'order', points: ['d', 'b'] })).toEqual(['d', 'b', 'a'])
    const story = edit({ kind: 'drop', point: 'a', reason: 'told last time' })
    expect(story.told.map((one) => one.id)).toEqual(['b'])
    expect(story.dropped).toMatchObject([{ point: { id: 'a' }, reason: 'told last time' }])
    expect(told({ kind: 'drop', point: 'a', reason: 'x' }, { kind: 'pick', point: 'a' })).toEqual(['a', 'b'])
  })

  it('passes over points that the quarter no longer has', () => {
    expect(told({ kind: 'order', points: ['gone', 'b', 'a'] }, { kind: 'pick', point: 'gone' })).toEqual(['b', 'a'])
  })

  it('flags a number that is typed where the app’s own words have it locked, and lets a window stay', () => {
    const typed = edit({ kind: 'words', point: 'a', title: '70 % said yes within 7 days', text: '' }).told[0]
    expect(typed?.flags?.map((flag) => [flag.kind, flag.text])).toEqual([
      ['loose-number', 'Nothing stands behind 70: put a number of this point’s evidence in its place.'],
    ])
  })

  it('keeps a person’s words and tells today’s number in them', () => {
    const words: StoryEdit = {
      kind: 'words',
      point: 'a',
      title: 'We asked, and {{csat@1/2026Q3|value}} said yes',
      text: 'n {{csat@1/2026Q3|n}}',
    }
    expect(edit(words).told[0]).toMatchObject({
      title: 'We asked, and 70 % said yes',
      text: 'n 1,000',
      edited: true,
      flags: [],
      own: { title: '70 % were satisfied.' },
    })
    const later = editStory(findings, ['a'], [words], [{ ...csat, value: 0.81 }], 'en')
    expect(later.told[0]?.title).toBe('We asked, and 81 % said yes')
    expect(edit(words, { kind: 'own-words', point: 'a' }).told[0]?.edited).toBeUndefined()
  })

  it('flags a number typed by hand, but not the windows that the app itself names', () => {
    const of = (text: string) =>
      edit({ kind: 'words', point: 'a', title: 'Good', text }).told[0]?.flags?.map((flag) => flag.kind)
    expect(of('About 71 % answered within 7 days')).toEqual(['loose-number'])
    expect(of('They answered within 7 days')).toEqual([])
  })

  it('flags a number that can’t be told any more', () => {
    const gone = edit({ kind: 'words', point: 'a', title: 'It was {{csat@1/2025Q1|value}}', text: '' }).told[0]
    expect(gone?.title).toBe('It was (no longer known)')
    expect(gone?.flags?.map((flag) => flag.kind)).toEqual(['no-longer-known'])
  })

  it.each<[string, Grade, number]>([
    ['Poor handling caused customers to leave', 'C', 1],
    ['Poor handling caused customers to leave', 'A', 0],
    ['Poor handling reduced retention', 'B', 1],
    ['Leaving was not caused by handling', 'C', 0],
    ['It is consistently associated with leaving', 'C', 1],
    ['It is consistently associated with leaving', 'B', 0],
    ['It is associated with leaving', 'D', 1],
    ['It coincided with leaving', 'D', 0],
    ['Cost fell because of the new bot', 'fact', 1],
    ['Cost fell', 'fact', 0],
  ])('“%s” at grade %s has %i words that say too much', (title, grade, count) => {
    expect(strongWords(title, grade, 'en')).toHaveLength(count)
    const story = editStory([point('a', grade)], ['a'], [{ kind: 'words', point: 'a', title, text: '' }], [csat], 'en')
    expect(story.told[0]?.flags?.filter((flag) => flag.kind === 'says-more')).toHaveLength(count)
  })

  it('never allows a word at a grade that it refuses at a stronger one', () => {
    const ladder: readonly Grade[] = ['A', 'B', 'C', 'D', 'E']
    for (const text of ['caused', 'consistently', 'associated with', 'reduced', 'coincided with', 'linked to']) {
      const refused = ladder.map((grade) => strongWords(`It ${text} this`, grade, 'en').length > 0)
      expect(refused).toEqual([...refused].sort())
    }
  })
})
