import { useTranslations } from 'next-intl'
import { type Band, bandOf } from './band'

interface ScoreScaleProps {
  readonly score: number | null
  readonly value: number | null
  readonly direction: 'higher' | 'lower' | 'target'
  readonly floor: number
  readonly goal: number
  /** The floor, the goal and, of a target, the far end: as written. */
  readonly written: (value: number) => string
}

interface Stretch {
  readonly key: string
  readonly band: Band
  /** Per cent of the scale. */
  readonly width: number
}

const upward: readonly Stretch[] = [
  { key: 'poor', band: 'poor', width: 60 },
  { key: 'low', band: 'low', width: 15 },
  { key: 'fair', band: 'fair', width: 15 },
  { key: 'good', band: 'good', width: 10 },
]
/** A target's scale rises to the goal in its middle and falls behind it. */
const halved = (each: Stretch): Stretch => ({ ...each, width: each.width / 2 })
const mirrored = (each: Stretch): Stretch => ({ ...halved(each), key: `${each.key} beyond` })

/** Where the value stands between floor and goal: a short scale with the score's bands. */
export function ScoreScale({ score, value, direction, floor, goal, written }: ScoreScaleProps) {
  const t = useTranslations('indicatorPage.scale')
  const far = Math.abs(floor - goal)
  const isTarget = direction === 'target'
  const place = isTarget
    ? value === null
      ? null
      : Math.min(100, Math.max(0, (100 * (value - (goal - far))) / (2 * far)))
    : score
  const marks = isTarget
    ? [
        { at: 0, name: t('floor'), value: goal - far },
        { at: 50, name: t('goal'), value: goal },
        { at: 100, name: t('floor'), value: goal + far },
      ]
    : [
        { at: 0, name: t('floor'), value: floor },
        { at: 100, name: t('goal'), value: goal },
      ]
  const bands = isTarget ? [...upward.map(halved), ...upward.toReversed().map(mirrored)] : upward
  return (
    <div className="one-scale">
      <div className="one-scale-track" aria-hidden="true">
        {bands.map(({ key, band, width }) => (
          <i key={key} data-band={band} style={{ width: `${width}%` }} />
        ))}
        {place === null ? null : (
          <b
            className="one-scale-mark"
            data-band={score === null ? undefined : bandOf(score)}
            style={{ left: `${place}%` }}
          />
        )}
      </div>
      <dl className="one-scale-ends">
        {marks.map(each => (
          <div key={each.at} style={{ left: `${each.at}%` }} data-at={each.at}>
            <dt>{each.name}</dt>
            <dd>{written(each.value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
