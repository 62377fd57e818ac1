import { formatCount, plural } from '../../base/format.ts'
import { definitionOf } from '../../metrics/registry/index.ts'
import type { DeckInput } from '../deck-input.ts'
import type { Draft } from '../draft.ts'
import { appendixSlide } from './appendix-slide.ts'

/** A: every metric that the slides before it use, with version, formula and window. */
export function definitionSlide(metrics: readonly string[], input: DeckInput): Draft {
  const used = [...new Set(metrics)].sort().map(definitionOf)
  return appendixSlide(
    {
      letter: 'A',
      says: `${plural(used.length, 'metric')} ${used.length === 1 ? 'stands' : 'stand'} behind these slides, each with its version`,
      subtitle: 'Definitions as the registry holds them',
      columns: [
        ['metric', 'left'],
        ['formula', 'left'],
        ['window', 'left'],
        ['left out', 'left'],
      ],
      rows: used.map((d) => [`${d.title} (v${formatCount(d.version)})`, d.formula, d.window, d.excluded]),
      empty: 'No metric is used.',
      likelyQuestion: 'Is this how finance defines it?',
    },
    input,
  )
}
