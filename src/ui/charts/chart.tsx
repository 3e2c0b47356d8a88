'use client'

import type { ECharts } from 'echarts/core'
import { useEffect, useRef } from 'react'
import { deskColours } from '../tokens'
import type { ChartOption } from './chart-option'
import { chartTheme } from './theme'

interface ChartProps {
  /** What is drawn; the theme, the ARIA text and the motion are added here. */
  readonly option: ChartOption
  /** What the chart shows, in one sentence: for those who do not see it. */
  readonly label: string
  readonly height: number
}

const isStill = () =>
  window.matchMedia('(prefers-reduced-motion: reduce)').matches ||
  new URLSearchParams(window.location.search).get('motion') === 'off'

/**
 * The one door to echarts. The server sends an empty frame of the right height with the label; the engine is loaded
 * when the frame is shown. Follows its frame's size, moves only where motion is welcome, and prints with patterns
 * beside colours. A chart is never the only way to its numbers: give a table beside it.
 */
export function Chart({ option, label, height }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const wanted = useRef<() => void>(() => {})

  useEffect(() => {
    const draw = (forPrint = false) =>
      chart.current?.setOption(
        {
          animation: !isStill() && !forPrint,
          animationDuration: 300,
          animationDurationUpdate: 300,
          aria: { enabled: true, label: { description: label }, decal: { show: forPrint } },
          ...option,
        },
        { notMerge: true },
      )
    wanted.current = () => draw()
    draw()
    const print = () => {
      chart.current?.resize()
      draw(true)
    }
    const back = () => draw()
    window.addEventListener('beforeprint', print)
    window.addEventListener('afterprint', back)
    return () => {
      window.removeEventListener('beforeprint', print)
      window.removeEventListener('afterprint', back)
    }
  }, [option, label])

  useEffect(() => {
    const element = frame.current
    if (!element) return
    let isGone = false
    const observer = new ResizeObserver(() => chart.current?.resize())
    void import('./engine').then(({ init }) => {
      if (isGone) return
      chart.current = init(element, chartTheme(deskColours), { renderer: 'svg' })
      wanted.current()
      element.dataset.drawn = ''
      observer.observe(element)
    })
    return () => {
      isGone = true
      observer.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [])

  return <div ref={frame} className="chart" role="img" aria-label={label} style={{ height }} />
}
