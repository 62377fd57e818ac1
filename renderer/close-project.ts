import { askCore } from './ask.ts'
import { home } from './location.ts'
import { forgetAnswers } from './use-ask.ts'
import { goTo } from './use-place.ts'

/** Closes the project and goes back to the three ways in. */
export async function closeProject(): Promise<void> {
  await askCore('project:close', {})
  goTo(home)
  forgetAnswers()
}
