import type { Definition } from '../../../base/evidence.ts'
import { definitionOf } from '../../../metrics/registry/index.ts'

/** What the registry says of a metric, in this language; its id and version are the same in all. */
export function definition(metric: string): Pick<Definition, 'title' | 'formula' | 'window' | 'excluded' | 'version'> {
  return definitionOf(metric)
}

/** The words of reports (which are made in English) in this language. Words that the app did not make, such as a person’s, stay as they are. */
export function retell(text: string): string {
  return text
}
