import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { continueTables } from '../../../electron/files/pptx/continue-tables.ts'
import { lintPackage } from '../../../electron/files/pptx/lint-package.ts'
import type { Template } from '../../../electron/files/pptx/read-template.ts'
import { writeDeck } from '../../../electron/files/write-deck.ts'
import { draws } from '../../helpers/draws.ts'
import { anyDeck } from './any-deck.ts'
import { expectSoundDeck } from './expect-sound-deck.ts'
import { officeErrors, officeValidator } from './office-validator.ts'

const template = (name: string, colours: Readonly<Record<string, string>>, face: string): Template => ({
  name,
  colours: new Map(Object.entries(colours)),
  headingFace: face,
  textFace: face,
  logo: null,
})

/** No template, a company's, one that is dark, and one whose names are hostile. */
const templates: readonly (Template | null)[] = [
  null,
  template('Acme', { dk1: '002244', lt1: 'FFFFFF', accent1: 'FF8800', accent2: '880088' }, 'Verdana'),
  template('Night', { dk1: 'FFFFFF', lt1: '000000', accent1: '00FFAA' }, 'Arial'),
  template('<a:b name="x">&amp;', {}, 'Face "with" <marks> & more'),
]

const decks = fc.sample(anyDeck, draws(48, 2026))

describe('decks of any words, numbers and pictures, with and without a template', () => {
  it.each([0, 1, 2, 3])(
    'are sound as packages and read back as given: template %i of four',
    async (which) => {
      for (const deck of decks.filter((_, i) => i % templates.length === which)) {
        const bytes = await writeDeck(deck, templates[which])
        expect(lintPackage(bytes)).toEqual([])
        expectSoundDeck({ ...deck, slides: continueTables(deck) }, bytes)
        if ('validate' in officeValidator) expect(await officeErrors(bytes, 'pptx')).toEqual([])
      }
    },
    240_000,
  )
})
