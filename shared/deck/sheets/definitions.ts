import type { Definition } from '../../base/evidence.ts'
import type { Words } from '../../story/language/language.ts'
import type { Sheet } from '../deck.ts'
import { count, heads, text } from './cells.ts'

/** What every metric means. */
export function definitionSheet(definitions: readonly Definition[], { sheets, definition }: Words): Sheet {
  const say = sheets.definitions
  return {
    name: say.name,
    widths: [32, 8, 40, 60, 40, 50, 50, 50, 50],
    frozenRows: 1,
    rows: [
      heads(...say.heads),
      ...(say.asRegistered === '' ? [] : [[text(say.asRegistered)]]),
      ...definitions.map((d) => {
        const said = definition(d.id)
        return [
          text(d.id),
          count(d.version),
          text(said.title),
          text(said.formula),
          text(said.window),
          text(said.excluded),
          text(d.numerator),
          text(d.denominator),
          text(d.vendorDifferences),
        ]
      }),
    ],
  }
}
