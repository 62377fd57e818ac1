import { useEffect, useRef } from 'react'
import type { Exhibit, TableExhibit } from '../../shared/deck/exhibit.ts'
import type { Language } from '../../shared/story/language/language.ts'
import { onThemeChange } from '../theme.ts'
import { watchDensity } from './density.ts'
import { type DrawnChart, drawChart } from './draw-chart.ts'
import { drawSoon } from './draw-soon.ts'

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => `${clientWidth} ${clientHeight}`

/**
 * Draws a described picture on a canvas, again whenever its size, the theme, the letters or the density of the screen change, and on white with fine
 * lines for a printer. Its words for screen readers are the exhibit's own.
 */
export function Chart({
  exhibit,
  size,
  fontSize = 11.5,
  language = 'en',
}: {
  readonly exhibit: Exclude<Exhibit, TableExhibit>
  readonly size: 'mini' | 'full' | 'slide'
  /** Size of the words in CSS pixels, or as a share of the width (a slide's words grow with it). */
  readonly fontSize?: number | { readonly ofWidth: number }
  readonly language?: Language
}) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    let chart: DrawnChart | null = null
    let isNear = false
    let shown = ''
    let callOff = () => {}
    const how = () => {
      const letters = typeof fontSize === 'number' ? fontSize : element.clientWidth * fontSize.ofWidth
      return { size, fontSize: letters, language }
    }
    const draw = async () => {
      shown = sizeOf(element)
      chart ??= drawChart(element)
      await chart.showNextFrame(exhibit, how())
    }
    const drawAgain = () => {
      callOff()
      if (isNear) callOff = drawSoon(draw)
    }
    // A picture far below is drawn when one comes near it, or prints.
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        isNear = true
        near.disconnect()
        drawAgain()
      },
      { rootMargin: '600px' },
    )
    near.observe(element)
    const watch = new ResizeObserver(() => {
      if (sizeOf(element) !== shown) drawAgain()
    })
    watch.observe(element)
    const stopTheme = onThemeChange(drawAgain)
    const stopDensity = watchDensity((density, paper) => {
      if (paper) element.dataset.theme = 'light'
      else delete element.dataset.theme
      if (!paper && !isNear) return
      chart?.dispose()
      chart = drawChart(element, density)
      shown = sizeOf(element)
      // A printer waits for nothing.
      chart.show(exhibit, how())
    })
    document.fonts.addEventListener('loadingdone', drawAgain)
    return () => {
      callOff()
      near.disconnect()
      watch.disconnect()
      stopTheme()
      stopDensity()
      document.fonts.removeEventListener('loadingdone', drawAgain)
      chart?.dispose()
    }
  }, [exhibit, size, fontSize, language])
  return (
    <div
      ref={place}
      className={size === 'mini' ? 'chart chart-mini' : 'chart chart-full'}
      role="img"
      aria-label={exhibit.alt}
    />
  )
}
