import type { Layer } from '@deck.gl/core'
import { IconLayer } from '@deck.gl/layers'
import type { Cluster } from '../things/clusters'
import { createSpriteSheets, type DrawSprite } from './sprite-sheet'

export interface ClusterStyle {
  /** Colour of a layer's share of the ring. */
  readonly colourOf: (layer: string) => string
  readonly plate: string
  readonly text: string
  /** Metres above the ground plane, where areas stand as relief. */
  readonly liftAt: (lng: number, lat: number) => number
  /** Colour of the badge of a cluster that holds something that is lit; null for none. */
  readonly badgeOf: (cluster: Cluster) => string | null
  /** The number as it is written on the plate. */
  readonly figure: (count: number) => string
  /** Pixels of one unit of the screen. */
  readonly unit: number
}

/** Pixels from edge to edge: grows with the number's length of digits, not with the number. */
export const clusterSize = (count: number, unit: number): number =>
  Math.min(44, 28 + 5 * Math.log10(Math.max(1, count))) * unit

interface Ring {
  readonly text: string
  readonly ink: string
  readonly plate: string
  readonly badge: string | null
  /** Colour and share of a turn, in eighths of a quarter: rings that look the same are drawn once. */
  readonly parts: readonly (readonly [colour: string, share: number])[]
}

const sheets = createSpriteSheets(name => drawRing(JSON.parse(name) as Ring))

/** A number in a ring whose parts are the layers it counts. The true count, never a sample. */
export function clustersLayer(id: string, clusters: readonly Cluster[], style: ClusterStyle): Layer[] {
  if (clusters.length === 0) return []
  const names = clusters.map(cluster => JSON.stringify(ringOf(cluster, style)))
  const sheet = sheets(names)
  return [
    new IconLayer<Cluster>({
      id,
      data: clusters as Cluster[],
      getPosition: cluster => [cluster.lng, cluster.lat, style.liftAt(cluster.lng, cluster.lat)],
      iconAtlas: sheet.image as never,
      iconMapping: sheet.mapping,
      getIcon: (_, { index }) => names[index] ?? '',
      getSize: cluster => clusterSize(cluster.count, style.unit),
      sizeUnits: 'pixels',
      parameters: { depthCompare: 'always', depthWriteEnabled: false },
    }),
  ]
}

const TURN = 32

function ringOf(cluster: Cluster, { colourOf, badgeOf, plate, text, figure }: ClusterStyle): Ring {
  const { count, counts } = cluster
  const parts = counts.map(([layer, own]) => [colourOf(layer), Math.max(1, Math.round((own / count) * TURN))] as const)
  return { text: figure(count), ink: text, plate, badge: badgeOf(cluster), parts }
}

const drawRing =
  ({ text, ink, plate, badge, parts }: Ring): DrawSprite =>
  pen => {
    pen.beginPath()
    pen.arc(0, 0, 0.96, 0, Math.PI * 2)
    pen.fillStyle = plate
    pen.fill()
    const all = parts.reduce((sum, [, share]) => sum + share, 0)
    let from = -Math.PI / 2
    pen.lineWidth = 0.17
    for (const [colour, share] of parts) {
      const to = from + (share / all) * Math.PI * 2
      pen.beginPath()
      pen.arc(0, 0, 0.82, from, to)
      pen.strokeStyle = colour
      pen.stroke()
      from = to
    }
    pen.fillStyle = ink
    const size = Math.min(0.72, 2.1 / Math.max(2, text.length))
    pen.font = `600 ${size}px "Inter Variable", "Chengmai Sans", sans-serif`
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.fillText(text, 0, 0.04)
    if (!badge) return
    pen.beginPath()
    pen.arc(0.66, -0.66, 0.28, 0, Math.PI * 2)
    pen.fillStyle = badge
    pen.strokeStyle = plate
    pen.lineWidth = 0.12
    pen.fill()
    pen.stroke()
  }
