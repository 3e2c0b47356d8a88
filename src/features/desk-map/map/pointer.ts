import type { MapEngine } from '../../../map/engine'
import type { Hit } from '../../../map/selection/hit'
import type { LngLat } from '../../../shared/geo/geometry'

interface PointerOptions {
  readonly aim: (x: number, y: number) => Hit | null
  /** Places are those of the map as it is drawn. */
  readonly onClick: (hit: Hit | null, place: LngLat) => void
  readonly onHover: (hit: Hit | null, x: number, y: number) => void
  /** Right click or a long press. */
  readonly onAsk: (place: LngLat) => void
}

const LONG_PRESS_MS = 600

/** What a hand does on the map, by mouse or finger. Answers how to stop. */
export function listenToPointer({ map }: MapEngine, { aim, onClick, onHover, onAsk }: PointerOptions): () => void {
  let hovering = 0
  let press: ReturnType<typeof setTimeout> | undefined
  map.on('click', ({ point, lngLat }) => onClick(aim(point.x, point.y), [lngLat.lng, lngLat.lat]))
  map.on('mousemove', ({ point }) => {
    cancelAnimationFrame(hovering)
    hovering = requestAnimationFrame(() => {
      const hit = aim(point.x, point.y)
      map.getCanvas().style.cursor = hit ? 'pointer' : ''
      onHover(hit, point.x, point.y)
    })
  })
  map.on('mouseout', () => onHover(null, 0, 0))
  map.on('contextmenu', ({ lngLat, originalEvent }) => {
    originalEvent.preventDefault()
    onAsk([lngLat.lng, lngLat.lat])
  })
  map.on('touchstart', ({ lngLat, points }) => {
    clearTimeout(press)
    if (points.length === 1) press = setTimeout(() => onAsk([lngLat.lng, lngLat.lat]), LONG_PRESS_MS)
  })
  for (const event of ['touchmove', 'touchend', 'touchcancel', 'dragstart'] as const)
    map.on(event, () => clearTimeout(press))
  return () => {
    cancelAnimationFrame(hovering)
    clearTimeout(press)
  }
}
