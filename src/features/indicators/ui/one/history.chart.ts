import type { ChartOption } from '../../../../ui/charts/chart-option'
import { deskColours } from '../../../../ui/tokens'
import type { Past, PastPoint, PublishedPoint, RecountedPoint } from './history-points'

export interface HistoryChart {
  readonly past: Past
  readonly floor: number
  readonly goal: number
  /** A moment as the city's clocks show it, as if it were UTC: the axis then breaks at local midnights. */
  readonly local: (at: number) => number
  readonly words: {
    readonly published: string
    readonly live: string
    readonly recounted: string
    readonly floor: string
    readonly goal: string
    readonly axis: (local: number, span: number) => string
    readonly value: (value: number) => string
    readonly plain: (value: number) => string
    readonly publishedTip: (point: PublishedPoint) => readonly string[]
    readonly recountedTip: (point: RecountedPoint) => readonly string[]
    readonly liveTip: (point: PastPoint) => readonly string[]
  }
}

const DAY = 86_400_000
const harmless = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const lines = ([head = '', ...rest]: readonly string[]) =>
  [`<b>${harmless(head)}</b>`, ...rest.map(each => `<span>${harmless(each)}</span>`)].join('<br>')

/** Published periods as a line of points (hollow where restated, with the former values beneath), live samples, floor and goal. */
export function historyChart({ past, floor, goal, local, words }: HistoryChart): ChartOption {
  const { live, published, recounted } = past
  const values = [...live, ...published, ...recounted].flatMap(each => (each.value === null ? [] : [each.value]))
  const former = published.flatMap(each =>
    each.before.flatMap(b => (b.value === null ? [] : [{ at: each.at, value: b.value }])),
  )
  const all = [...values, ...former.map(each => each.value), floor, goal]
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const room = Math.max((most - least) * 0.12, Math.abs(most) * 0.01, 1e-6)
  const times = [...live, ...published, ...recounted].map(each => local(each.at))
  const [first, last] = times.length > 0 ? [Math.min(...times), Math.max(...times)] : [0, DAY]
  const margin = Math.max((last - first) * 0.03, DAY / 2)
  const level = (value: number, name: string, colour: string) => ({
    yAxis: value,
    name,
    lineStyle: { color: colour, type: 'dashed' as const, width: 1.5 },
    label: {
      formatter: `${name} ${words.plain(value)}`,
      position: 'end' as const,
      color: colour,
      fontSize: 12,
    },
  })
  return {
    useUTC: true,
    grid: { left: 8, right: 84, top: 20, bottom: 4, outerBoundsMode: 'same' },
    xAxis: {
      type: 'time',
      min: first - margin,
      max: last + margin,
      axisLabel: {
        hideOverlap: true,
        formatter: (value: number) => words.axis(value, last - first),
      },
    },
    yAxis: {
      type: 'value',
      min: least - (least >= 0 ? Math.min(room, least) : room),
      max: most + room,
      axisLabel: { formatter: (value: number) => words.plain(value), showMinLabel: false, showMaxLabel: false },
    },
    tooltip: { trigger: 'item', confine: true },
    series: [
      {
        name: words.recounted,
        type: 'line',
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { width: 1.5, type: 'dotted', color: deskColours.normal },
        itemStyle: { color: deskColours.surface, borderColor: deskColours.normal, borderWidth: 1.5 },
        data: recounted.map(each => [local(each.at), each.value]),
        tooltip: { formatter: (point: unknown) => tip(point, recounted, words.recountedTip) },
      },
      {
        name: words.live,
        type: 'line',
        showSymbol: live.length < 60,
        symbol: 'circle',
        symbolSize: 5,
        lineStyle: { width: 1.5, color: deskColours.data2 },
        itemStyle: { color: deskColours.data2 },
        data: live.map(each => ({ value: [local(each.at), each.value] as [number, number | null], name: '' })),
        tooltip: { formatter: (point: unknown) => tip(point, live, words.liveTip) },
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          data: [level(floor, words.floor, deskColours.red), level(goal, words.goal, deskColours.text2)],
        },
      },
      {
        name: words.published,
        type: 'line',
        symbol: 'circle',
        showSymbol: true,
        symbolSize: 8,
        lineStyle: { width: 2, color: deskColours.data1 },
        itemStyle: { color: deskColours.data1 },
        data: published.map(each => ({
          value: [local(each.at), each.value] as [number, number | null],
          ...(each.before.length > 0
            ? {
                symbol: 'diamond',
                symbolSize: 12,
                itemStyle: { color: deskColours.surface, borderColor: deskColours.data1, borderWidth: 2.5 },
              }
            : {}),
        })),
        tooltip: { formatter: (point: unknown) => tip(point, published, words.publishedTip) },
      },
      {
        type: 'scatter',
        symbol: 'circle',
        symbolSize: 6,
        silent: true,
        itemStyle: { color: deskColours.data1, opacity: 0.4 },
        data: former.map(each => [local(each.at), each.value]),
      },
    ],
  }
}

function tip<P>(point: unknown, points: readonly P[], said: (point: P) => readonly string[]): string {
  const place = typeof point === 'object' && point !== null && 'dataIndex' in point ? Number(point.dataIndex) : -1
  const found = points[place]
  return found ? lines(said(found)) : ''
}
