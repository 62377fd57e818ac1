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

/** A picture on an element, to be shown anew and to be taken away. */
export interface DrawnChart {
  /** Draws an exhibit as large as the element is now, in the colours that hold there. An element without room stays empty. */
  readonly show: (exhibit: Exclude<Exhibit, TableExhibit>, how: Pick<Drawing, 'size' | 'fontSize' | 'language'>) => void
  /** What is drawn, as a canvas of its own. */
  readonly canvas: () => HTMLCanvasElement
  readonly dispose: () => void
}

/** Begins a picture on an element at a density in device pixels per CSS pixel. The only place that starts ECharts. */
export function drawChart(element: HTMLElement, density = screenDensity()): DrawnChart {
  const chart = init(element, null, { renderer: 'canvas', devicePixelRatio: density })
  return {
    show: (exhibit, how) => {
      const { clientWidth: width, clientHeight: height } = element
      if (width === 0 || height === 0) return
      chart.resize({ width, height })
      chart.setOption(chartOption(exhibit, { palette: readPalette(element), width, height, ...how }), {
        notMerge: true,
      })
    },
    canvas: () => chart.getRenderedCanvas({ pixelRatio: density }),
    dispose: () => chart.dispose(),
  }
}
