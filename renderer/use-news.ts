import { useEffect, useState } from 'react'
import { newsPlaces, type PlaceNews } from '../shared/base/news.ts'
import { askCore } from './ask.ts'
import type { Screen } from './location.ts'
import { useRound } from './use-ask.ts'

/**
 * What has changed at each place since it was last looked at, and at this one before it was looked at now. Looking takes the mark away; what a person changes while they look is no news to
 * them there, but is at every other place that rests on it.
 */
export function useNews(screen: Screen): { readonly all: readonly PlaceNews[]; readonly here: PlaceNews | null } {
  const [all, setAll] = useState<readonly PlaceNews[]>([])
  const [shown, setShown] = useState<{ readonly screen: Screen; readonly news: PlaceNews | null } | null>(null)
  const round = useRound()
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the project is looked at where the person is
  useEffect(() => {
    let isNewest = true
    const look = async () => {
      const place = newsPlaces.find((name) => name === screen)
      const before = await askCore('project:news', {})
      if (!isNewest || !before.ok) return
      setShown((was) =>
        was?.screen === screen ? was : { screen, news: before.value.find((one) => one.place === screen) ?? null },
      )
      if (place !== undefined) await askCore('project:seen', { place })
      if (isNewest) setAll(before.value.filter((one) => one.place !== screen))
    }
    // After the screen's own questions: marks can wait.
    const timer = setTimeout(() => void look(), 300)
    return () => {
      isNewest = false
      clearTimeout(timer)
    }
  }, [screen, round])
  return { all, here: shown?.screen === screen ? shown.news : null }
}
