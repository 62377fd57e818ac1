import glossaryText from '../../resources/guide/glossary.md?raw'
import answers from '../../resources/guide/pictures/answers.png'
import data from '../../resources/guide/pictures/data.png'
import deck from '../../resources/guide/pictures/deck.png'
import evidence from '../../resources/guide/pictures/evidence.png'
import scorecard from '../../resources/guide/pictures/scorecard.png'
import walkThroughText from '../../resources/guide/walk-through.md?raw'
import { readGlossary, readGuide } from './read-guide.ts'

/** The ten minutes with the sample company. */
export const walkThrough = readGuide(walkThroughText)

/** The words that the app uses. */
export const glossary = readGlossary(glossaryText)

/** The addresses of the guide's pictures by their file's name. */
export const guidePictures: Readonly<Record<string, string>> = {
  'answers.png': answers,
  'data.png': data,
  'deck.png': deck,
  'evidence.png': evidence,
  'scorecard.png': scorecard,
}
