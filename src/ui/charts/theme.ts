import type { Colour } from '../tokens'

const sans = '"Inter Variable", "Chengmai Sans", "Noto Sans SC Variable", sans-serif'

/** The charts' theme from a set of tokens: quiet axes, lines of 2 px, words in the second grey. */
export function chartTheme(colours: Readonly<Record<Colour, string>>) {
  const axis = {
    axisLine: { lineStyle: { color: colours.line, width: 1 } },
    axisTick: { lineStyle: { color: colours.line } },
    axisLabel: { color: colours.text2, fontSize: 12 },
    splitLine: { lineStyle: { color: colours.line, width: 1, opacity: 0.6 } },
    nameTextStyle: { color: colours.text2, fontSize: 12 },
  }
  return {
    color: [colours.data1, colours.data2, colours.data3, colours.data4],
    backgroundColor: 'transparent',
    textStyle: { fontFamily: sans, color: colours.text },
    valueAxis: axis,
    timeAxis: { ...axis, splitLine: { show: false } },
    categoryAxis: { ...axis, splitLine: { show: false } },
    line: { lineStyle: { width: 2 }, symbolSize: 6 },
    tooltip: {
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: 13, fontFamily: sans },
      extraCssText: 'box-shadow:0 4px 16px rgb(0 0 0 / 12%);border-radius:8px;max-width:22rem;white-space:normal',
      axisPointer: { lineStyle: { color: colours.muted } },
    },
  }
}
