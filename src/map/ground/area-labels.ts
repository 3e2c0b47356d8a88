import { shortAreaName } from '../../shared/geo/short-area-name'
import type { MapLabel } from '../labels/label-overlay'
import type { MapArea } from './areas'

interface LabelInput {
  readonly districts: readonly MapArea[]
  readonly streets: readonly MapArea[]
  readonly lang: 'zh' | 'en'
  /** What is written behind a name, where areas have a value. */
  readonly figure: (code: string) => string | undefined
  readonly heightOf: (code: string) => number
  /** Zoom that the labels' levels are counted from. */
  readonly zoom: number
}

/** From here on streets carry names; from a little later on districts no longer do. */
const STREETS_FROM = 11.2
const DISTRICTS_UNTIL = 12.6

/** Names of districts and, closer, of their streets; districts first. */
export function areaLabels({ districts, streets, lang, figure, heightOf, zoom }: LabelInput): MapLabel[] {
  const name = (area: MapArea, className: string, range: Pick<MapLabel, 'from' | 'until'>): MapLabel => {
    const strong = figure(area.code)
    return {
      id: area.code,
      kind: 'name',
      className,
      lng: area.center[0],
      lat: area.center[1],
      lift: heightOf(area.code),
      text: shortAreaName(area.name[lang], lang),
      ...(strong === undefined ? {} : { strong }),
      ...range,
    }
  }
  return [
    ...districts.map(area => name(area, 'map-name-district', { until: DISTRICTS_UNTIL - zoom })),
    ...streets.map(area => name(area, 'map-name-street', { from: STREETS_FROM - zoom })),
  ]
}
