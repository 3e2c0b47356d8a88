import type { ChartOption } from '@/ui/charts/chart-option'
import { deskColours } from '@/ui/tokens'

interface MonthBar {
  readonly month: string
  readonly settled: number
  readonly open: number
}

interface MonthsChart {
  readonly months: readonly MonthBar[]
  readonly words: { readonly settled: string; readonly open: string }
}

/** What was found in each month as one bar: settled below, open on top. */
export function monthsChart({ months, words }: MonthsChart): ChartOption {
  const bar = (name: string, values: readonly number[], colour: string) => ({
    type: 'bar' as const,
    name,
    stack: 'found',
    data: [...values],
    itemStyle: { color: colour },
    barMaxWidth: 40,
  })
  return {
    grid: { left: 8, right: 8, top: 16, bottom: 4, outerBoundsMode: 'same' },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'category', data: months.map(each => each.month) },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      bar(
        words.settled,
        months.map(each => each.settled),
        deskColours.data1,
      ),
      bar(
        words.open,
        months.map(each => each.open),
        deskColours.data3,
      ),
    ],
  }
}
