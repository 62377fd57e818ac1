import { startTransition, useEffect, useState } from 'react'

/** False at first, true once what is around it stands in the page: for something heavy that then comes in tasks of its own, so that nothing holds the window up. */
export function useAfterwards(): boolean {
  const [isAfter, setAfter] = useState(false)
  useEffect(() => startTransition(() => setAfter(true)), [])
  return isAfter
}
