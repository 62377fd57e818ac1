import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { Exhibit, TableExhibit } from '../../shared/deck/exhibit.ts'
import { onThemeChange } from '../theme.ts'
import { chartOption } from './chart-option.ts'
import { readPalette } from './palette.ts'

use([BarChart, CustomChart, LineChart, GridComponent, LegendComponent, TooltipComponent, LabelLayout, CanvasRenderer])

/** Draws a described picture on a canvas, again whenever its size, the theme or the letters change. Its words for screen readers are the exhibit's own. */
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
    const chart: EChartsType = init(element, null, {
      renderer: 'canvas',
      devicePixelRatio: Math.max(2, window.devicePixelRatio),
    })
    const draw = () => {
      const width = element.clientWidth
      if (width === 0 || element.clientHeight === 0) return
      chart.resize({ width, height: element.clientHeight })
      const letters = typeof fontSize === 'number' ? fontSize : width * fontSize.ofWidth
      chart.setOption(
        chartOption(exhibit, {
          palette: readPalette(element),
          size,
          width,
          height: element.clientHeight,
          fontSize: letters,
        }),
        {
          notMerge: true,
        },
      )
    }
    draw()
    const watch = new ResizeObserver(draw)
    watch.observe(element)
    const stopTheme = onThemeChange(draw)
    document.fonts.addEventListener('loadingdone', draw)
    return () => {
      watch.disconnect()
      stopTheme()
      document.fonts.removeEventListener('loadingdone', draw)
      chart.dispose()
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
