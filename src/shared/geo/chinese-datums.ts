import type { LngLat } from './geometry'

/** Krassovsky ellipsoid as GCJ-02 uses it, whatever the datum of the input. */
const A = 6_378_245
const EE = 0.006_693_421_622_965_943
const BD_PI = (Math.PI * 3000) / 180

/** GCJ-02 shifts only inside this box; elsewhere it is WGS 84. */
function isShifted(lng: number, lat: number): boolean {
  return lng >= 72.004 && lng <= 137.8347 && lat >= 0.8293 && lat <= 55.8271
}

function waves(value: number): number {
  return ((20 * Math.sin(6 * value * Math.PI) + 20 * Math.sin(2 * value * Math.PI)) * 2) / 3
}

function shiftLat(x: number, y: number): number {
  const base = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))
  const long = ((20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * 2) / 3
  return base + waves(x) + long + ((160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * 2) / 3
}

function shiftLng(x: number, y: number): number {
  const base = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))
  const long = ((20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * 2) / 3
  return base + waves(x) + long + ((150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * 2) / 3
}

/** WGS 84 → GCJ-02, exact by its published formula. */
export function wgs84ToGcj02(lng: number, lat: number): LngLat {
  if (!isShifted(lng, lat)) return [lng, lat]
  const [x, y] = [lng - 105, lat - 35]
  const radians = (lat * Math.PI) / 180
  const magic = 1 - EE * Math.sin(radians) ** 2
  const root = Math.sqrt(magic)
  return [
    lng + (shiftLng(x, y) * 180) / ((A / root) * Math.cos(radians) * Math.PI),
    lat + (shiftLat(x, y) * 180) / (((A * (1 - EE)) / (magic * root)) * Math.PI),
  ]
}

/** GCJ-02 → WGS 84: the formula has no inverse, so it is iterated until it moves by less than 1e-10 degree. */
export function gcj02ToWgs84(lng: number, lat: number): LngLat {
  if (!isShifted(lng, lat)) return [lng, lat]
  let [x, y] = [lng, lat]
  for (let round = 0; round < 30; round++) {
    const [sx, sy] = wgs84ToGcj02(x, y)
    const [dx, dy] = [sx - lng, sy - lat]
    x -= dx
    y -= dy
    if (Math.abs(dx) < 1e-10 && Math.abs(dy) < 1e-10) break
  }
  return [x, y]
}

/** GCJ-02 → BD-09, Baidu's further shift. */
export function gcj02ToBd09(lng: number, lat: number): LngLat {
  const radius = Math.hypot(lng, lat) + 0.00002 * Math.sin(lat * BD_PI)
  const angle = Math.atan2(lat, lng) + 0.000003 * Math.cos(lng * BD_PI)
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006]
}

/** BD-09 → GCJ-02, iterated from Baidu's approximate inverse. */
export function bd09ToGcj02(lng: number, lat: number): LngLat {
  let [x, y] = [lng - 0.0065, lat - 0.006]
  for (let round = 0; round < 30; round++) {
    const [sx, sy] = gcj02ToBd09(x, y)
    const [dx, dy] = [sx - lng, sy - lat]
    x -= dx
    y -= dy
    if (Math.abs(dx) < 1e-10 && Math.abs(dy) < 1e-10) break
  }
  return [x, y]
}
