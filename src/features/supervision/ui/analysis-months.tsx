'use client'

import { useMemo } from 'react'
import { Chart } from '@/ui/charts/chart'
import { monthsChart } from './months.chart'

type Props = Parameters<typeof monthsChart>[0] & { readonly label: string }

/** The line of months as bars, with what the colours mean. */
export function AnalysisMonths({ months, words, label }: Props) {
  const option = useMemo(() => monthsChart({ months, words }), [months, words])
  return (
    <figure className="an-chart">
      <figcaption>
        <span data-part="settled">{words.settled}</span>
        <span data-part="open">{words.open}</span>
      </figcaption>
      <Chart option={option} label={label} height={220} />
    </figure>
  )
}
