const waiting = new Set<() => void>()
let isDue = false

function next(): void {
  const [work] = waiting
  isDue = false
  if (!work) return
  waiting.delete(work)
  work()
  if (waiting.size > 0) ask()
}

function ask(): void {
  if (isDue) return
  isDue = true
  setTimeout(next, 0)
}

/** Does a piece of drawing in a task of its own, one after the other, so that a screen of many pictures never holds the window up. Gives back what calls it off. */
export function drawSoon(work: () => void): () => void {
  // A wrapper of its own: the same work may wait twice.
  const piece = () => work()
  waiting.add(piece)
  ask()
  return () => {
    waiting.delete(piece)
  }
}
