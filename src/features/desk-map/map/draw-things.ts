import type { BandUpdater } from '../../../map/bands'
import { clustersLayer } from '../../../map/layers/clusters.layer'
import { pointsLayer } from '../../../map/layers/points.layer'
import { shapesLayer } from '../../../map/layers/shapes.layer'
import { type Cluster, gather } from '../../../map/things/clusters'
import type { Thing } from '../../../map/things/thing'
import { type DeskLayerId, deskLayers } from '../domain/desk-layers'
import type { LayerView } from '../domain/map-view'
import { colourOf, lookOf, sizeOf, type Theme } from './looks'

/** What stands on the map now, as a hand can hit it. */
export interface DrawnThings {
  readonly clusters: readonly Cluster[]
  readonly singles: readonly Thing[]
  readonly shapes: readonly Thing[]
}

interface DrawInput {
  readonly layers: readonly LayerView[]
  readonly things: ReadonlyMap<DeskLayerId, readonly Thing[]>
  readonly zoom: number
  readonly theme: Theme
  readonly signs: Readonly<Record<'red' | 'yellow', string>>
  readonly count: (count: number) => string
  /** Pixels of one unit of the screen. */
  readonly unit: number
  readonly liftAt: (lng: number, lat: number) => number
}

/** Marks nearer than this many units of the screen become one. */
const GATHER = 44
const isLit = ({ facts }: Thing) => facts.lamp === 'red' || facts.lamp === 'yellow'

/** Puts the things of all shown layers into their bands: shapes below, then symbols, numbers, and what is lit on top. */
export function drawThings(bands: BandUpdater, input: DrawInput): DrawnThings {
  const { layers, things, zoom, theme, signs, count, unit, liftAt } = input
  const on = layers.filter(layer => layer.isOn)
  const all = on.flatMap(layer => things.get(layer.id) ?? [])
  const shapes = all.filter(thing => thing.shape)
  const gathered = gather(
    all.filter(thing => thing.count > 0),
    zoom,
    GATHER * unit,
  )
  // A thing that is drawn as what it is needs no symbol beside it.
  const drawn = new Set(shapes.map(thing => thing.id))
  const symbols = gathered.singles.filter(thing => !drawn.has(thing.id))
  const looks = { look: (thing: Thing) => lookOf(thing, theme, signs), size: (thing: Thing) => sizeOf(thing, unit) }
  /** Areas are told apart by their tones; one that two answer for has an edge that warns. */
  const edgeOf = ({ facts }: Thing) =>
    facts.isGap ? theme.ink.orange : facts.isOverlap ? theme.ink.yellow : theme.ink.text2
  for (const [order, { id, isOn, opacity }] of layers.entries()) {
    const own = (thing: Thing) => isOn && thing.layer === id
    const lines =
      id === 'matrix'
        ? { colour: (thing: Thing) => colourOf(thing, theme), edge: edgeOf, fill: 0.42, width: 1.5 * unit, opacity }
        : { colour: (thing: Thing) => colourOf(thing, theme), width: 5 * unit, opacity }
    bands.set('city', `shapes-${id}`, shapesLayer(`shapes-${id}`, shapes.filter(own), lines), order)
    bands.set(
      'city',
      `points-${id}`,
      pointsLayer(
        `points-${id}`,
        symbols.filter(thing => own(thing) && !isLit(thing)),
        { ...looks, opacity, liftAt },
      ),
      layers.length + order,
    )
  }
  const numbers = clustersLayer('clusters', gathered.clusters, {
    colourOf: layer => theme.ink[deskLayers[layer as DeskLayerId].colour],
    badgeOf: ({ lamp }) => (lamp === 'red' || lamp === 'yellow' ? theme.ink[lamp] : null),
    plate: theme.isDark ? theme.ink.surface : '#FFFFFF',
    text: theme.ink.text,
    figure: count,
    liftAt,
    unit,
  })
  bands.set('city', 'clusters', numbers, 2 * layers.length)
  bands.set('alerts', 'lit', pointsLayer('lit', symbols.filter(isLit), { ...looks, opacity: 1, liftAt }))
  return { ...gathered, shapes }
}
