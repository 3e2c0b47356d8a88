import type { Layer } from '@deck.gl/core'
import { IconLayer, PathLayer, ScatterplotLayer } from '@deck.gl/layers'
import { colours, rgb } from '../../../ui/tokens'
import type { MapLayer } from '../domain/snapshot'
import type { PlacedPoint } from './point-store'

/** Symbols of the map: cases grey dots (overdue ones brighter), works short bars, projects hollow diamonds. */
export function pointLayers(
  points: Readonly<Record<MapLayer, readonly PlacedPoint[]>>,
  unit: number,
  icons: IconSheet,
  /** The layer that the scene is about stands out; null where all are equal. */
  subject: MapLayer | null,
): Layer[] {
  const always = { depthCompare: 'always', depthWriteEnabled: false } as const
  const place = (point: PlacedPoint) => [point.lng, point.lat, point.lift] as [number, number, number]
  const cases = points.cases
  const sized = (layer: MapLayer, size: number) => (subject === layer ? 1.45 : 1) * size * unit
  // Works past their end are told apart where the works are the subject.
  const isLate = (status: string) => subject === 'permits' && status === 'over'
  const lines = points.permits.flatMap(({ paths, status }) => (paths ?? []).map(path => ({ path, status })))
  return [
    new PathLayer<(typeof lines)[number]>({
      id: 'permit-lines',
      data: lines,
      getPath: line => line.path as never,
      getColor: line => [...rgb(isLate(line.status) ? colours.orange : colours.data2), 235] as never,
      getWidth: sized('permits', 3.4),
      widthUnits: 'pixels',
      capRounded: true,
      jointRounded: true,
      parameters: always,
      updateTriggers: { getWidth: [unit, subject], getColor: subject },
    }),
    new IconLayer<PlacedPoint>({
      id: 'permits',
      data: points.permits as PlacedPoint[],
      getPosition: place,
      iconAtlas: icons.image as never,
      iconMapping: icons.mapping,
      getIcon: point => (isLate(point.status) ? 'bar-over' : 'bar'),
      updateTriggers: { getIcon: subject, getSize: [unit, subject] },
      getSize: sized('permits', 13),
      sizeUnits: 'pixels',
      getAngle: point => point.turn,
      parameters: always,
    }),
    new IconLayer<PlacedPoint>({
      id: 'projects',
      data: points.projects as PlacedPoint[],
      getPosition: place,
      iconAtlas: icons.image as never,
      iconMapping: icons.mapping,
      getIcon: () => 'diamond',
      getSize: sized('projects', 13),
      sizeUnits: 'pixels',
      parameters: always,
    }),
    new ScatterplotLayer<PlacedPoint>({
      id: 'cases',
      data: cases as PlacedPoint[],
      getPosition: place,
      billboard: true,
      radiusUnits: 'pixels',
      getRadius: point => sized('cases', point.status === 'over' ? 4 : 3.1),
      updateTriggers: { getRadius: [unit, subject] },
      getFillColor: point =>
        [...rgb(point.status === 'over' ? colours.text : colours.normal), point.status === 'over' ? 235 : 190] as never,
      parameters: always,
    }),
  ]
}

export interface IconSheet {
  readonly image: HTMLCanvasElement
  readonly mapping: Record<string, { x: number; y: number; width: number; height: number }>
}

/** The symbols, drawn once: no picture file, no request. */
export function drawIcons(): IconSheet {
  const size = 64
  const image = document.createElement('canvas')
  image.width = size * 3
  image.height = size
  const pen = image.getContext('2d')
  if (pen) {
    pen.strokeStyle = colours.data1
    pen.lineWidth = 8
    pen.lineJoin = 'round'
    pen.fillStyle = 'rgba(15,20,25,0.55)'
    pen.beginPath()
    pen.moveTo(32, 10)
    pen.lineTo(54, 32)
    pen.lineTo(32, 54)
    pen.lineTo(10, 32)
    pen.closePath()
    pen.fill()
    pen.stroke()
    for (const [place, colour] of [colours.data2, colours.orange].entries()) {
      pen.fillStyle = colour
      pen.beginPath()
      pen.roundRect(size * (place + 1) + 4, 25, 56, 14, 7)
      pen.fill()
    }
  }
  return {
    image,
    mapping: {
      diamond: { x: 0, y: 0, width: size, height: size },
      bar: { x: size, y: 0, width: size, height: size },
      'bar-over': { x: size * 2, y: 0, width: size, height: size },
    },
  }
}
