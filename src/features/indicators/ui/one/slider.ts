/** Range and step of a slider over some values: a hundred steps or a few more, each a round number. */
export function sliderOf(values: readonly number[]): {
  readonly least: number
  readonly most: number
  readonly step: number
} {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const rough = Math.max(high - low, 1e-6) / 100
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find(each => each * power >= rough * (1 - 1e-9)) ?? 10) * power
  const round = (value: number) => Number(value.toPrecision(12))
  return {
    least: round(Math.floor(low / step + 1e-9) * step),
    most: round(Math.ceil(high / step - 1e-9) * step),
    step: round(step),
  }
}
