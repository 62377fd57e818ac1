let waiting: string | null = null
let listener: ((typed: string) => void) | null = null

/** Asks the People page for somebody, by what was typed elsewhere. It stands in no address: what tells of a person is not kept in the window's history. */
export function askForPerson(typed: string): void {
  if (listener) listener(typed)
  else waiting = typed
}

/** Hears who is asked for while the People page is shown, and at once who was asked for on the way there. Gives back what ends the hearing. */
export function onPersonAsked(hear: (typed: string) => void): () => void {
  listener = hear
  if (waiting !== null) hear(waiting)
  waiting = null
  return () => {
    listener = null
  }
}
