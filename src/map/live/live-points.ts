import { COORDINATE_SYSTEM, type Layer } from '@deck.gl/core'
import { ScatterplotLayer } from '@deck.gl/layers'
import type { Buffer, Device } from '@luma.gl/core'
import { PointBuffers } from './point-buffers'

interface OnCard {
  readonly device: Device
  readonly room: number
  readonly offsets: Buffer
  readonly colours: Buffer
}

/**
 * A layer of any number of points that changes in place: what changed is written into the card's own buffers, row by
 * row, and nothing is handed over or counted through again.
 */
export class LivePoints extends PointBuffers {
  private card: OnCard | null = null

  constructor(
    private readonly at: readonly [lng: number, lat: number],
    room?: number,
  ) {
    super(at, room)
  }

  /** Writes what changed. True where the layer must be made anew: at first, and when the room has grown. */
  send(device: Device): boolean {
    if (this.card?.device !== device || this.card.room !== this.room) {
      this.release()
      this.card = {
        device,
        room: this.room,
        offsets: device.createBuffer({ data: this.offsets }),
        colours: device.createBuffer({ data: this.colours }),
      }
      this.takeChanged()
      return true
    }
    const { offsets, colours } = this.card
    for (const [from, to] of this.takeChanged()) {
      offsets.write(this.offsets.subarray(from * 2, to * 2), from * 8)
      colours.write(this.colours.subarray(from * 4, to * 4), from * 4)
    }
    return false
  }

  /** The layer over what was last sent; none before. */
  layer(id: string, radius: number): Layer[] {
    if (!this.card) return []
    return [
      new ScatterplotLayer({
        id,
        data: {
          length: this.count,
          attributes: {
            getPosition: { buffer: this.card.offsets, size: 2, type: 'float32' },
            getFillColor: { buffer: this.card.colours, size: 4, type: 'unorm8' },
          },
        } as never,
        coordinateSystem: COORDINATE_SYSTEM.LNGLAT_OFFSETS,
        coordinateOrigin: [this.at[0], this.at[1], 0],
        getRadius: radius,
        radiusUnits: 'pixels',
        parameters: { depthCompare: 'always', depthWriteEnabled: false },
      }),
    ]
  }

  /** The card's buffers. @throws Error before the first `send` */
  onCard(): Pick<OnCard, 'offsets' | 'colours'> {
    if (!this.card) throw new Error('nothing was sent')
    return this.card
  }

  private release(): void {
    this.card?.offsets.destroy()
    this.card?.colours.destroy()
    this.card = null
  }
}
