import { assertNever } from '../../../../shared/base/assert.ts'
import type { Exhibit } from '../../../../shared/deck/exhibit.ts'
import type { Placed } from '../placed.ts'
import { barChart } from './bar-chart.ts'
import { forestPicture } from './forest-picture.ts'
import { lineChart } from './line-chart.ts'
import type { Canvas, Said } from './picture.ts'
import { stackedChart } from './stacked-chart.ts'
import { stepChart } from './step-chart.ts'
import { tablePicture } from './table-picture.ts'
import { waterfallChart } from './waterfall-chart.ts'

/** An exhibit as native things on a slide. */
export function drawExhibit(given: Exhibit, canvas: Canvas): Placed[] {
  const exhibit: Said<Exhibit> = { ...given, words: canvas.words }
  switch (exhibit.kind) {
    case 'line':
      return lineChart(exhibit, canvas)
    case 'bar':
      return barChart(exhibit, canvas)
    case 'stacked':
      return stackedChart(exhibit, canvas)
    case 'waterfall':
      return waterfallChart(exhibit, canvas)
    case 'step':
      return stepChart(exhibit, canvas)
    case 'forest':
      return forestPicture(exhibit, canvas)
    case 'table':
      return tablePicture(exhibit, canvas)
    default:
      return assertNever(exhibit)
  }
}
