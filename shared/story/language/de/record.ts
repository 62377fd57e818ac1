import { definitionOf } from '../../../metrics/registry/index.ts'
import type { definition as english } from '../en/record.ts'
import { makeRetell } from '../phrase-book.ts'
import { definitions } from './definitions.ts'
import { german } from './format.ts'
import { phrases } from './phrases.ts'
import { windows } from './windows.ts'

/** The words of reports in German. */
export const retell = makeRetell({ phrases, format: german, and: 'und' })

/** What the registry says of a metric, in German. */
export const definition: typeof english = (metric) => {
  const { title, formula, window, excluded, version } = definitionOf(metric)
  const [name = title, reckoned = formula] = definitions[metric] ?? []
  return {
    title: name,
    formula: reckoned,
    window: windows[window] ?? window,
    excluded: windows[excluded] ?? excluded,
    version,
  }
}
