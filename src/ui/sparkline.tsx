interface SparklineProps {
  /** Oldest first, evenly spaced. */
  readonly values: readonly number[]
  /** Drawn as a dashed level where given. */
  readonly target?: number
  readonly width: number
  readonly height: number
  readonly label: string
}

/** A quiet line drawn by the server: no script is needed to see it. */
export function Sparkline({ values, target, width, height, label }: SparklineProps) {
  const { path, level } = sparklinePath(values, target, width, height)
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      preserveAspectRatio="none"
    >
      {level === null ? null : <path className="sparkline-target" d={`M0 ${level}H${width}`} />}
      <path className="sparkline-line" d={path} />
    </svg>
  )
}

/** Path in a box of the given size; the range is widened to at least two points, so that noise does not look like a storm. */
export function sparklinePath(values: readonly number[], target: number | undefined, width: number, height: number) {
  const all = target === undefined ? [...values] : [...values, target]
  const middle = (Math.min(...all) + Math.max(...all)) / 2
  const half = Math.max(1, (Math.max(...all) - Math.min(...all)) / 2)
  const y = (value: number) => Math.round((height / 2 - ((value - middle) / half) * (height / 2 - 2)) * 10) / 10
  const step = values.length > 1 ? width / (values.length - 1) : 0
  const path = values
    .map((value, place) => `${place ? 'L' : 'M'}${Math.round(place * step * 10) / 10} ${y(value)}`)
    .join('')
  return { path, level: target === undefined ? null : y(target) }
}
