import { COORDINATE_SYSTEM, type Layer } from '@deck.gl/core'
import { PathLayer } from '@deck.gl/layers'
import { SimpleMeshLayer, type SimpleMeshLayerProps } from '@deck.gl/mesh-layers'
import { addBlock, finishMesh, type Mesh } from '../../../map/terrain/block-mesh'
import { sampleField } from '../../../map/terrain/height-field'
import { createHillshade } from '../../../map/terrain/hillshade'
import { boxOf, type Feature, polygonsOf } from '../../../map/terrain/polygons'
import { createRelief } from '../../../map/terrain/relief'
import { type Block, createSurface, drape, type Surface } from '../../../map/terrain/surface'
import { buildSurroundings } from '../../../map/terrain/surroundings'
import type { Sketch } from '../../../shared/geo/drawn-ground'
import type { LngLat } from '../../../shared/geo/geometry'
import { mapColours, mix, rgb } from '../../../ui/tokens'
import { sharesOf, toneOf } from './district-tone'

interface TerrainInput {
  readonly features: readonly Feature[]
  readonly sketch: Sketch
  /** Index by district code; null where withheld. */
  readonly values: ReadonlyMap<string, number | null>
  readonly flat: boolean
  /** Width of the city in metres: heights are a share of it, so that every city stands equally tall. */
  readonly span: number
}

export interface Terrain {
  readonly surface: Surface
  readonly mesh: Mesh
  /** The land around the city, far below it. */
  readonly around: Mesh
  readonly origin: LngLat
  readonly lines: Readonly<Record<'roads' | 'rivers' | 'rims', readonly DrapedLine[]>>
}

interface DrapedLine {
  readonly path: number[][]
  readonly weight: number
}

/** Lowest and highest plain, as a share of the city's width; a district without an index stands in between. */
const LOW = 0.014
const HIGH = 0.062
/** Degrees between two points of the ground. */
const GRID = 0.0085
/** Real metres to metres on the screen's scale. */
const EXAGGERATION = 2

/** Builds the relief block by block and lets the page breathe in between: no task holds it for long. */
export async function buildTerrain({ features, sketch, values, flat, span }: TerrainInput): Promise<Terrain> {
  const share = sharesOf(values)
  const shapes = features.map(feature => ({ code: feature.properties?.code ?? '', polygons: polygonsOf(feature) }))
  const box = boxOf(shapes.flatMap(shape => shape.polygons.map(polygon => polygon[0] ?? [])))
  const latitude = (box[1] + box[3]) / 2
  const pause = () => new Promise<void>(resolve => setTimeout(resolve))
  const rise = createRelief(sketch.ridges, latitude)
  const sampling = { box, step: GRID * 0.7, pause }
  const relief = await sampleField({ ...sampling, value: (lng, lat) => rise(lng, lat) * EXAGGERATION })
  const shade = await sampleField({ ...sampling, value: createHillshade(relief.at, latitude) })
  const blocks: Block[] = shapes.map(shape => ({ ...shape, base: span * (LOW + (HIGH - LOW) * share(shape.code)) }))
  const surface = createSurface(blocks, relief.at, flat)
  const origin = [box[0], box[1]] as const
  const parts = { positions: [], colors: [], indices: [] }
  for (const { code, polygons, base } of blocks) {
    const top = toneOf(share(code))
    const wall = mix(top, [12, 17, 22], 0.45)
    for (const polygon of polygons)
      addBlock(parts, { polygon, base, flat, origin, top, wall, shade: shade.at, relief: relief.at, grid: GRID })
    await pause()
  }
  const around = await buildSurroundings({
    box,
    relief: rise,
    shadeOf: field => createHillshade(field, latitude, 0.02),
    isCovered: surface.covers,
    ground: rgb(mapColours.neighbour),
    far: rgb(mapColours.ground),
    flat,
    origin,
    pause,
  })
  return { surface, mesh: finishMesh(parts), around, origin, lines: drapedLines(surface, sketch, flat) }
}

function drapedLines(surface: Surface, sketch: Sketch, flat: boolean): Terrain['lines'] {
  const lift = flat ? 0 : 140
  const laid = (line: readonly LngLat[], weight: number) => ({ path: drape(line, surface.heightAt, lift), weight })
  return {
    roads: sketch.roads.map(road => laid(road.line, road.class === 'ring' ? 1 : 0.8)),
    rivers: sketch.rivers.map(river => laid(river.line, 1)),
    // Each block's rim lies at its own height, not at its neighbour's.
    rims: surface.blocks.flatMap(block =>
      block.polygons.map(polygon => ({
        path: (polygon[0] ?? []).map(([lng, lat]) => [
          lng,
          lat,
          flat ? 0 : block.base + surface.relief(lng, lat) + lift * 0.6,
        ]),
        weight: 1,
      })),
    ),
  }
}

/** Ground, water, borders, and roads like lights at night: thin and warm, quieter than what happens on them. */
export function terrainLayers(terrain: Terrain, unit: number): Layer[] {
  const path = {
    getPath: (line: DrapedLine) => line.path as never,
    widthUnits: 'pixels',
    jointRounded: true,
    capRounded: true,
    parameters: { depthCompare: 'less-equal', depthWriteEnabled: false },
  } as const
  const colour = (hex: string, alpha: number) => (line: DrapedLine) =>
    [...rgb(hex), alpha * line.weight] as [number, number, number, number]
  const { roads, rivers, rims } = terrain.lines
  return [
    ground('around', terrain.around, terrain.origin),
    ground('ground', terrain.mesh, terrain.origin),
    new PathLayer<DrapedLine>({
      id: 'rivers',
      data: rivers,
      ...path,
      getWidth: 3.2 * unit,
      getColor: colour(mapColours.water, 200),
    }),
    new PathLayer<DrapedLine>({
      id: 'rims',
      data: rims,
      ...path,
      getWidth: 1.3 * unit,
      getColor: colour(mapColours.border, 125),
    }),
    new PathLayer<DrapedLine>({
      id: 'roads-glow',
      data: roads,
      ...path,
      getWidth: 7 * unit,
      getColor: colour(mapColours.road, 30),
    }),
    new PathLayer<DrapedLine>({
      id: 'roads',
      data: roads,
      ...path,
      getWidth: 1.5 * unit,
      getColor: colour(mapColours.road, 165),
    }),
  ]
}

const ground = (id: string, mesh: Mesh, from: LngLat): Layer =>
  new SimpleMeshLayer({
    id,
    data: [from],
    getPosition: (origin: LngLat) => [...origin] as [number, number],
    coordinateSystem: COORDINATE_SYSTEM.LNGLAT,
    mesh: groundMesh(mesh),
    getColor: [255, 255, 255, 255],
    // Light and shadow are in the colours already.
    material: { unlit: true } as never,
    // Positions are degrees and metres from the origin, not metres.
    _instanced: false,
  })

/** The same object for the same mesh, so that the layer does not send it to the graphics card again. */
const sent = new WeakMap<Mesh, SimpleMeshLayerProps['mesh']>()

function groundMesh(mesh: Mesh): SimpleMeshLayerProps['mesh'] {
  const known = sent.get(mesh)
  if (known) return known
  const made = {
    attributes: { positions: { value: mesh.positions, size: 3 }, colors: { value: mesh.colors, size: 3 } },
    indices: { value: mesh.indices, size: 1 },
  } as SimpleMeshLayerProps['mesh']
  sent.set(mesh, made)
  return made
}
