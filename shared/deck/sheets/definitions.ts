import type { Definition } from '../../base/evidence.ts'
import type { Sheet } from '../deck.ts'
import { count, heads, text } from './cells.ts'

/** What every metric means. */
export function definitionSheet(definitions: readonly Definition[]): Sheet {
  return {
    name: 'Definitions',
    widths: [32, 8, 40, 60, 50, 50, 40, 50, 50],
    frozenRows: 1,
    rows: [
      heads(
        'metric',
        'version',
        'title',
        'formula',
        'numerator',
        'denominator',
        'window',
        'left out',
        'vendors differ',
      ),
      ...definitions.map((d) => [
        text(d.id),
        count(d.version),
        text(d.title),
        text(d.formula),
        text(d.numerator),
        text(d.denominator),
        text(d.window),
        text(d.excluded),
        text(d.vendorDifferences),
      ]),
    ],
  }
}
