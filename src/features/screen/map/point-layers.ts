import type { Layer } from '@deck.gl/core'
import { IconLayer, ScatterplotLayer } from '@deck.gl/layers'
import { colours, rgb } from '../../../ui/tokens'
import type { MapLayer } from '../domain/snapshot'
import type { PlacedPoint } from './point-store'

/** Symbols of the map: cases grey dots (overdue ones brighter), works short bars, projects hollow diamonds. */
export function pointLayers(
  points: Readonly<Record<MapLayer, readonly PlacedPoint[]>>,
  unit: number,
  icons: IconSheet,
): Layer[] {
  const always = { depthCompare: 'always', depthWriteEnabled: false } as const
  const place = (point: PlacedPoint) => [point.lng, point.lat, point.lift] as [number, number, number]
  const cases = points.cases
  return [
    new IconLayer<PlacedPoint>({
      id: 'permits',
      data: points.permits as PlacedPoint[],
      getPosition: place,
      iconAtlas: icons.image as never,
      iconMapping: icons.mapping,
      getIcon: () => 'bar',
      getSize: 13 * unit,
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
      getSize: 13 * unit,
      sizeUnits: 'pixels',
      parameters: always,
    }),
    new ScatterplotLayer<PlacedPoint>({
      id: 'cases',
      data: cases as PlacedPoint[],
      getPosition: place,
      billboard: true,
      radiusUnits: 'pixels',
      getRadius: point => (point.status === 'over' ? 4 : 3.1) * unit,
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

/** The two symbols, drawn once: no picture file, no request. */
export function drawIcons(): IconSheet {
  const size = 64
  const image = document.createElement('canvas')
  image.width = size * 2
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
    pen.fillStyle = colours.data2
    pen.beginPath()
    pen.roundRect(size + 4, 25, 56, 14, 7)
    pen.fill()
  }
  return {
    image,
    mapping: {
      diamond: { x: 0, y: 0, width: size, height: size },
      bar: { x: size, y: 0, width: size, height: size },
    },
  }
}
