import type { SymbolLook, SymbolShape } from '../../../map/layers/symbols'
import type { Thing } from '../../../map/things/thing'
import { type Colour, colours, deskColours, deskMapColours, type MapColours, mapColours } from '../../../ui/tokens'
import { type DeskLayerId, deskLayers } from '../domain/desk-layers'

export interface Theme {
  readonly isDark: boolean
  readonly ink: Readonly<Record<Colour, string>>
  readonly ground: MapColours
}

export const themeOf = (isDark: boolean): Theme =>
  isDark ? { isDark, ink: colours, ground: mapColours } : { isDark, ink: deskColours, ground: deskMapColours }

export const shapeOfLayer: Readonly<Record<DeskLayerId, SymbolShape>> = {
  cases: 'disc',
  projects: 'diamond',
  permits: 'bar',
  assets: 'square',
  devices: 'pentagon',
  underground: 'square',
  zones: 'square',
  cameras: 'lens',
  flows: 'bar',
  duty: 'person',
  matrix: 'square',
}

/** Six networks, told apart by colour and, in lists and legends, by name. */
const pipeColours: Readonly<Record<string, Colour>> = {
  'pipe-water': 'blue',
  'pipe-sewer': 'data2',
  'pipe-gas': 'orange',
  'pipe-power': 'red',
  'pipe-telecom': 'data4',
  'pipe-heat': 'data3',
}

/** Tones of areas by who answers for them. */
export const areaTones = ['data1', 'data2', 'data3', 'data4'] as const

/** Colour of a thing on the map: its layer's, unless it is late or lit. */
export function colourOf(thing: Thing, { ink }: Theme): string {
  const layer = thing.layer as DeskLayerId
  if (layer === 'underground') return ink[pipeColours[String(thing.facts.cls)] ?? 'data4']
  if (layer === 'zones') return ink.data4
  // nobody answers: about to go wrong; a place where two do is outlined so besides (`draw-things.ts`)
  if (layer === 'matrix') return ink[thing.facts.isGap ? 'orange' : (areaTones[Number(thing.facts.tone)] ?? 'normal')]
  return ink[warningOf(thing) ?? deskLayers[layer].colour]
}

/** What a thing's symbol warns of. */
function warningOf({ facts }: Thing): Colour | null {
  switch (facts.lamp) {
    case 'red':
    case 'over':
      return 'red'
    case 'yellow':
      return 'yellow'
    case 'near':
      return 'orange'
    default:
      return null
  }
}

export function lookOf(thing: Thing, theme: Theme, signs: Readonly<Record<'red' | 'yellow', string>>): SymbolLook {
  const { lamp } = thing.facts
  const edge = theme.isDark ? theme.ground.ground : '#FFFFFF'
  const fill = colourOf(thing, theme)
  if (lamp === 'red' || lamp === 'yellow') return { shape: 'disc', fill, edge, sign: signs[lamp] }
  // a place that was reported a while ago is hollow: there it was, not there it is
  if (thing.layer === 'duty' && thing.facts.isStale) return { shape: 'person', fill: edge, edge: fill }
  return { shape: shapeOfLayer[thing.layer as DeskLayerId], fill, edge }
}

/** Lamps are larger than what is only late, and that is larger than the rest. */
export const sizeOf = ({ facts }: Thing, unit: number): number =>
  (facts.lamp === 'red' || facts.lamp === 'yellow' ? 26 : facts.lamp === 'over' ? 17 : 14) * unit
