/** The parts of the help, in the order in which a newcomer needs them. */
export const helpParts = ['guide', 'words', 'definitions'] as const

/** One of the help's parts. */
export type HelpPart = (typeof helpParts)[number]

/** Every text of the help around its pages, in English. The pages themselves are files of their own. */
export const helpWords = {
  partsLabel: 'Parts of the help',
  parts: { guide: 'Ten minutes', words: 'Words', definitions: 'Definitions' },
  leads: {
    guide: 'From nothing to a deck that finance can check, in ten minutes.',
    words: 'What the words mean that stand on the screens, on the slides and in the workbook.',
    definitions: 'Every metric, with the rule that the code follows.',
  },
  find: 'Find a word',
  nothing: 'No word like this is explained here. Definitions holds the metrics.',
  back: 'Back to the three ways in',
  openFirst: 'Ten minutes with the sample company, and the words that the app uses',
} as const
