/** A piece of drawing: what it does at once, and the promise of what it leaves for the next frame. */
type Piece = () => Promise<void> | void

const waiting = new Set<Piece>()
let isDue = false

async function next(): Promise<void> {
  const [work] = waiting
  try {
    if (work) {
      waiting.delete(work)
      await work()
    }
  } finally {
    isDue = false
    if (waiting.size > 0) ask()
  }
}

function ask(): void {
  if (isDue) return
  isDue = true
  setTimeout(() => void next(), 0)
}

/** Does a piece of drawing in a task of its own, one after the other, so that a screen of many pictures never holds the window up. Gives back what calls it off. */
export function drawSoon(work: Piece): () => void {
  // A wrapper of its own: the same work may wait twice.
  const piece = () => work()
  waiting.add(piece)
  ask()
  return () => {
    waiting.delete(piece)
  }
}
