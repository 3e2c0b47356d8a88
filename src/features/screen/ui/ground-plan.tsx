import { mapColours } from '../../../ui/tokens'
import type { Ground } from '../domain/ground'
import type { MapFacts } from '../domain/snapshot'
import { sharesOf, toneOf } from '../map/district-tone'
import { groundPaths } from '../map/ground-plan'

const hex = (channels: readonly number[]) =>
  `#${channels.map(each => Math.round(each).toString(16).padStart(2, '0')).join('')}`

interface GroundPlanProps {
  readonly ground: Ground
  /** What of it is shown, and the index of its districts. */
  readonly map: Pick<MapFacts, 'bounds' | 'districts'>
}

/** The ground as a drawing in the page: districts by their index (null where it is withheld), borders, water, roads. */
export function GroundPlan({ ground, map }: GroundPlanProps) {
  const { width, height, districts, rivers, roads } = groundPaths(ground, map.bounds)
  const borders = districts.map(({ path }) => path).join('')
  const share = sharesOf(new Map(map.districts.map(({ code, value }) => [code, value])))
  const { border, road, water } = mapColours
  return (
    <svg viewBox={`0 0 ${width} ${height}`} fillRule="evenodd" aria-hidden="true">
      {districts.map(({ code, path }) => (
        <path key={code} d={path} fill={hex(toneOf(share(code)))} />
      ))}
      {/* all borders as one line: a line for each district costs a software renderer half a second */}
      <path d={borders} fill="none" stroke={border} strokeOpacity=".5" strokeWidth="1.4" />
      <path d={rivers} fill="none" stroke={water} strokeOpacity=".8" strokeWidth="2.7" />
      <path d={roads} fill="none" stroke={road} strokeOpacity=".65" strokeWidth="1.4" />
    </svg>
  )
}
