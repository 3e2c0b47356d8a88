import { WebMercatorViewport } from '@deck.gl/core'
import { describe, expect, it } from 'vitest'
import { fitCamera } from './fit-camera'

const corners = [
  [102.99, 30.09, 0],
  [104.9, 30.09, 3000],
  [104.9, 31.44, 9000],
  [102.99, 31.44, 9000],
] as const
const padding = { top: 20, right: 24, bottom: 110, left: 24 }

describe('fitCamera', () => {
  it.each([
    [960, 870, 40],
    [2208, 870, 40],
    [3296, 870, 40],
    [960, 870, 0],
  ])('shows all of %i × %i at pitch %i inside the padding, and no smaller than needed', (width, height, pitch) => {
    const camera = fitCamera({ points: corners, width, height, padding, pitch, bearing: 0 })
    const [longitude, latitude] = camera.center
    const view = new WebMercatorViewport({ width, height, longitude, latitude, zoom: camera.zoom, pitch })
    const seen = corners.map(corner => view.project([...corner]) as [number, number])
    const xs = seen.map(([x]) => x)
    const ys = seen.map(([, y]) => y)
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(padding.left - 1)
    expect(Math.max(...xs)).toBeLessThanOrEqual(width - padding.right + 1)
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(padding.top - 1)
    expect(Math.max(...ys)).toBeLessThanOrEqual(height - padding.bottom + 1)
    const spare = Math.min(
      width - padding.left - padding.right - (Math.max(...xs) - Math.min(...xs)),
      height - padding.top - padding.bottom - (Math.max(...ys) - Math.min(...ys)),
    )
    expect(spare).toBeLessThan(8)
  })
})
