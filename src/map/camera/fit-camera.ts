import { WebMercatorViewport } from '@deck.gl/core'

export interface Camera {
  readonly center: readonly [number, number]
  readonly zoom: number
  readonly pitch: number
  readonly bearing: number
}

export interface Padding {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

interface Fit {
  /** Longitude, latitude, height in metres: everything that must be seen. */
  readonly points: readonly (readonly [number, number, number])[]
  readonly width: number
  readonly height: number
  readonly padding: Padding
  readonly pitch: number
  readonly bearing: number
}

/** The closest camera from which every point, its height included, lies inside the padded frame. */
export function fitCamera({ points, width, height, padding, pitch, bearing }: Fit): Camera {
  const first = points[0] ?? [0, 0, 0]
  let camera = { longitude: first[0], latitude: first[1], zoom: 6 }
  const room = {
    width: Math.max(1, width - padding.left - padding.right),
    height: Math.max(1, height - padding.top - padding.bottom),
  }
  const aim = { x: padding.left + room.width / 2, y: padding.top + room.height / 2 }
  for (let turn = 0; turn < 14; turn++) {
    const view = new WebMercatorViewport({ width, height, pitch, bearing, ...camera })
    const box = screenBox(points.map(point => view.project([...point])))
    const [longitude = 0, latitude = 0] = view.unproject([
      width / 2 + (box.left + box.right) / 2 - aim.x,
      height / 2 + (box.top + box.bottom) / 2 - aim.y,
    ])
    const scale = Math.min(room.width / (box.right - box.left), room.height / (box.bottom - box.top))
    camera = { longitude, latitude, zoom: Math.min(20, Math.max(1, camera.zoom + Math.log2(scale) * 0.9)) }
  }
  return { center: [camera.longitude, camera.latitude], zoom: camera.zoom, pitch, bearing }
}

function screenBox(pixels: readonly number[][]) {
  const xs = pixels.map(pixel => pixel[0] ?? 0)
  const ys = pixels.map(pixel => pixel[1] ?? 0)
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}
