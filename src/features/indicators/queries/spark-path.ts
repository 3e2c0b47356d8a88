import type { SampleSeries } from '../data/index-page.queries'

const SPARK = { width: 144, height: 36 } as const
const MARGIN = 3

/**
 * A line of samples in a box of 144 × 36, placed by their time between two moments; a missing value breaks the line.
 * `last` is the value at `at`. Null where there are not two moments to join.
 */
export function sparkPath(
  { at, values }: Pick<SampleSeries, 'at' | 'values'>,
  last: number | null,
  span: { readonly since: Date; readonly at: Date },
): string | null {
  const from = span.since.getTime() / 1000
  const to = span.at.getTime() / 1000
  const points = [...at.map((moment, place) => ({ moment, value: values[place] ?? null })), { moment: to, value: last }]
  const present = points.flatMap(each => (each.value === null ? [] : [each.value]))
  if (present.length < 2) return null
  const least = Math.min(...present)
  const range = Math.max(...present) - least
  const x = (moment: number) => MARGIN + ((moment - from) / (to - from)) * (SPARK.width - 2 * MARGIN)
  const y = (value: number) =>
    range === 0 ? SPARK.height / 2 : SPARK.height - MARGIN - ((value - least) / range) * (SPARK.height - 2 * MARGIN)
  let path = ''
  let pen: 'M' | 'L' = 'M'
  for (const { moment, value } of points) {
    if (value === null) pen = 'M'
    else {
      path += `${pen}${Math.round(x(moment))} ${Math.round(y(value))}`
      pen = 'L'
    }
  }
  return path
}
