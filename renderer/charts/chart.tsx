import { useEffect, useRef } from 'react'
import type { Exhibit, TableExhibit } from '../../shared/deck/exhibit.ts'
import { onThemeChange } from '../theme.ts'
import { watchDensity } from './density.ts'
import { type DrawnChart, drawChart } from './draw-chart.ts'

/**
 * Draws a described picture on a canvas, again whenever its size, the theme, the letters or the density of the screen change, and on white with fine
 * lines for a printer. Its words for screen readers are the exhibit's own.
 */
export function Chart({
  exhibit,
  size,
  fontSize = 11.5,
}: {
  readonly exhibit: Exclude<Exhibit, TableExhibit>
  readonly size: 'mini' | 'full' | 'slide'
  /** Size of the words in CSS pixels, or as a share of the width (a slide's words grow with it). */
  readonly fontSize?: number | { readonly ofWidth: number }
}) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    let chart: DrawnChart | null = null
    const draw = () => {
      const letters = typeof fontSize === 'number' ? fontSize : element.clientWidth * fontSize.ofWidth
      chart ??= drawChart(element)
      chart.show(exhibit, { size, fontSize: letters })
    }
    draw()
    const watch = new ResizeObserver(draw)
    watch.observe(element)
    const stopTheme = onThemeChange(draw)
    const stopDensity = watchDensity((density, paper) => {
      if (paper) element.dataset.theme = 'light'
      else delete element.dataset.theme
      chart?.dispose()
      chart = drawChart(element, density)
      draw()
    })
    document.fonts.addEventListener('loadingdone', draw)
    return () => {
      watch.disconnect()
      stopTheme()
      stopDensity()
      document.fonts.removeEventListener('loadingdone', draw)
      chart?.dispose()
    }
  }, [exhibit, size, fontSize])
  return (
    <div
      ref={place}
      className={size === 'mini' ? 'chart chart-mini' : 'chart chart-full'}
      role="img"
      aria-label={exhibit.alt}
    />
  )
}
