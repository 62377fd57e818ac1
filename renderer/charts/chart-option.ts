import { assertNever } from '../../shared/base/assert.ts'
import type { Exhibit, TableExhibit } from '../../shared/deck/exhibit.ts'
import { barOption } from './bar-option.ts'
import type { Drawing } from './chart-frame.ts'
import type { ChartOption } from './echarts.ts'
import { forestOption } from './forest-option.ts'
import { lineOption } from './line-option.ts'
import { stackedOption } from './stacked-option.ts'
import { stepOption } from './step-option.ts'
import { waterfallOption } from './waterfall-option.ts'

/** A described picture as an ECharts option; the numbers in it are the exhibit's own. */
export function chartOption(exhibit: Exclude<Exhibit, TableExhibit>, drawing: Drawing): ChartOption {
  switch (exhibit.kind) {
    case 'line':
      return lineOption(exhibit, drawing)
    case 'bar':
      return barOption(exhibit, drawing)
    case 'stacked':
      return stackedOption(exhibit, drawing)
    case 'waterfall':
      return waterfallOption(exhibit, drawing)
    case 'step':
      return stepOption(exhibit, drawing)
    case 'forest':
      return forestOption(exhibit, drawing)
    default:
      return assertNever(exhibit)
  }
}
