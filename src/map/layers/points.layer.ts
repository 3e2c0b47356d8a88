import type { Layer } from '@deck.gl/core'
import { IconLayer } from '@deck.gl/layers'
import type { Thing } from '../things/thing'
import { createSpriteSheets } from './sprite-sheet'
import { drawSymbol, type SymbolLook } from './symbols'

export interface PointStyle {
  readonly look: (thing: Thing) => SymbolLook
  /** Pixels from edge to edge. */
  readonly size: (thing: Thing) => number
  readonly opacity: number
  /** Metres above the ground plane, where areas stand as relief. */
  readonly liftAt: (lng: number, lat: number) => number
}

const sheets = createSpriteSheets(name => drawSymbol(JSON.parse(name) as SymbolLook))

/** Things that stand alone, each by its own symbol, upright and of one size on the screen. */
export function pointsLayer(
  id: string,
  things: readonly Thing[],
  { look, size, opacity, liftAt }: PointStyle,
): Layer[] {
  if (things.length === 0) return []
  const names = things.map(thing => JSON.stringify(look(thing)))
  const sheet = sheets(names)
  return [
    new IconLayer<Thing>({
      id,
      data: things as Thing[],
      getPosition: thing => [thing.lng, thing.lat, liftAt(thing.lng, thing.lat)],
      iconAtlas: sheet.image as never,
      iconMapping: sheet.mapping,
      getIcon: (_, { index }) => names[index] ?? '',
      getSize: size,
      sizeUnits: 'pixels',
      opacity,
      parameters: { depthCompare: 'always', depthWriteEnabled: false },
    }),
  ]
}
