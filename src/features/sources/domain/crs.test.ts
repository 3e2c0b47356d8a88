import { describe, expect, it } from 'vitest'
import { toWgs84 } from './crs'

const near = (crs: string, x: number, y: number, lng: number, lat: number, within: number) => {
  const [a, b] = toWgs84(crs)?.(x, y) ?? [x, y]
  expect(Math.hypot((a - lng) * 96_000, (b - lat) * 111_000)).toBeLessThan(within)
}

describe('reference systems', () => {
  it('needs no change for WGS 84 and CGCS 2000', () => {
    for (const crs of ['WGS84', 'wgs-84', 'CGCS2000', 'EPSG:4326', '4490']) expect(toWgs84(crs)).toBeNull()
  })
  it('takes GCJ-02 and BD-09 back', () => {
    near('GCJ02', 104.0685, 30.5702, 104.066, 30.5726, 30)
    near('BD09', 104.075, 30.5764, 104.066, 30.5726, 60)
  })
  it('knows EPSG codes offline, easting first', () => {
    // On the central meridian the easting is the false one; the equator is northing 0.
    near('EPSG:4545', 500_000, 0, 108, 0, 1)
    // Spherical Mercator by its formula.
    const radius = 6_378_137
    const y = radius * Math.log(Math.tan(Math.PI / 4 + (30.5726 * Math.PI) / 360))
    near('EPSG:3857', (radius * 104.066 * Math.PI) / 180, y, 104.066, 30.5726, 1)
  })
  it('refuses names it does not know', () => {
    for (const crs of ['EPSG:1', 'Mars 2000', 'EPSG:../../x']) expect(() => toWgs84(crs)).toThrow(RangeError)
  })
})
