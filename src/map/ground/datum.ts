import type { BasemapDatum } from '../../shared/geo/basemap'
import { gcj02ToWgs84, wgs84ToGcj02 } from '../../shared/geo/chinese-datums'
import type { LngLat } from '../../shared/geo/geometry'

export interface DatumShift {
  /** From the data's WGS 84 to where the basemap has that place. */
  readonly to: (place: LngLat) => LngLat
  readonly from: (place: LngLat) => LngLat
}

const same: DatumShift = { to: place => place, from: place => place }

/** Records stay WGS 84; a basemap of another datum gets them shifted as they are drawn, and clicks shifted back. */
export function datumShift(datum: BasemapDatum): DatumShift {
  if (datum === 'WGS84') return same
  return { to: ([lng, lat]) => wgs84ToGcj02(lng, lat), from: ([lng, lat]) => gcj02ToWgs84(lng, lat) }
}
