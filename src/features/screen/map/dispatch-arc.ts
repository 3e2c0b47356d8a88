import { PathLayer } from '@deck.gl/layers'
import type { BandUpdater } from '../../../map/bands'
import { archBetween } from '../../../map/layers/curves'
import { colours, rgb } from '../../../ui/tokens'

type Lifted = readonly [lng: number, lat: number, metres: number]

interface DispatchArc {
  readonly bands: BandUpdater
  readonly from: Lifted
  readonly to: Lifted
  /** Pixels of one unit of the wall. */
  readonly unit: number
}

export const ARC_MS = 2000
/** Part of its life in which the head is under way; then the line fades. */
const UNDER_WAY = 0.6
/** A wall moves with 30 frames a second and no more. */
const FRAME_MS = 1000 / 30

/** What of an arc is to be seen at a part of its life, 0 to 1: how far its head has come, and how strong it is. */
export function arcAt(life: number): { readonly reach: number; readonly strength: number } {
  const share = Math.min(1, life / UNDER_WAY)
  return { reach: 1 - (1 - share) ** 3, strength: life < UNDER_WAY ? 1 : Math.max(0, (1 - life) / (1 - UNDER_WAY)) }
}

/** A case has been sent to a unit: an arc from where the unit stands to the case, that lives two seconds. */
export function flyArc({ bands, from, to, unit }: DispatchArc): void {
  const arch = archBetween(from, to)
  const began = performance.now()
  let drawnAt = Number.NEGATIVE_INFINITY
  const frame = (now: number) => {
    const life = (now - began) / ARC_MS
    if (life >= 1) return bands.set('alerts', 'dispatch', [])
    requestAnimationFrame(frame)
    if (now - drawnAt < FRAME_MS) return
    drawnAt = now
    const { reach, strength } = arcAt(life)
    const path = arch.slice(0, Math.max(2, Math.ceil(reach * arch.length)))
    const ink = rgb(colours.text)
    bands.set('alerts', 'dispatch', [
      new PathLayer<readonly Lifted[]>({
        id: 'dispatch',
        data: [path],
        getPath: each => each as never,
        getColor: ((each: readonly Lifted[]) =>
          each.map((_, at) => [...ink, 255 * strength * (0.25 + (0.75 * at) / each.length)])) as never,
        getWidth: 3 * unit,
        widthUnits: 'pixels',
        billboard: true,
        jointRounded: true,
        capRounded: true,
        parameters: { depthCompare: 'always', depthWriteEnabled: false },
      }),
    ])
  }
  requestAnimationFrame(frame)
}
