import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer } from 'echarts/renderers'
import type { Exhibit, TableExhibit } from '../../shared/deck/exhibit.ts'
import type { Drawing } from './chart-frame.ts'
import { chartOption } from './chart-option.ts'
import { screenDensity } from './density.ts'
import { readPalette } from './palette.ts'

use([BarChart, CustomChart, LineChart, GridComponent, LegendComponent, TooltipComponent, LabelLayout, CanvasRenderer])

type Shown = Exclude<Exhibit, TableExhibit>
type How = Pick<Drawing, 'size' | 'fontSize' | 'language'>

/** A picture on an element, to be shown anew and to be taken away. */
export interface DrawnChart {
  /** Draws an exhibit as large as the element is now, in the colours that hold there. An element without room stays empty. */
  readonly show: (exhibit: Shown, how: How) => void
  /** Does the same in two tasks, of which the second is the next frame's; fulfilled when it is drawn, or when something else is to be drawn in its place. */
  readonly showNextFrame: (exhibit: Shown, how: How) => Promise<void>
  /** What is drawn, as a canvas of its own. */
  readonly canvas: () => HTMLCanvasElement
  readonly dispose: () => void
}

/** After so many milliseconds a frame that doesn't come, of a window out of sight or a picture that fails, is waited for no longer: others must not wait behind it. */
const longestFrame = 1_000

/** Begins a picture on an element at a density in device pixels per CSS pixel. The only place that starts ECharts. */
export function drawChart(element: HTMLElement, density = screenDensity()): DrawnChart {
  const chart = init(element, null, { renderer: 'canvas', devicePixelRatio: density })
  let settle = () => {}
  chart.on('rendered', () => settle())
  const set = (exhibit: Shown, how: How, lazyUpdate: boolean): boolean => {
    settle()
    const { clientWidth: width, clientHeight: height } = element
    if (width === 0 || height === 0) return false
    // The canvas alone: what it showed before need not be fitted into it.
    chart.getZr().resize({ width, height })
    chart.setOption(chartOption(exhibit, { palette: readPalette(element), width, height, ...how }), {
      notMerge: true,
      lazyUpdate,
    })
    return true
  }
  return {
    show: (exhibit, how) => {
      set(exhibit, how, false)
    },
    showNextFrame: async (exhibit, how) => {
      if (!set(exhibit, how, true)) return
      await new Promise<void>((resolve) => {
        settle = resolve
        setTimeout(resolve, longestFrame)
      })
    },
    canvas: () => chart.getRenderedCanvas({ pixelRatio: density }),
    dispose: () => {
      chart.dispose()
      settle()
    },
  }
}
