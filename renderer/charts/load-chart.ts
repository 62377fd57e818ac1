/** Brings in what draws pictures, piece by piece: all of ECharts at once holds the window up. */
export async function loadChart() {
  await import('echarts/core')
  await import('./draw-chart.ts')
  return (await import('./chart.tsx')).Chart
}
