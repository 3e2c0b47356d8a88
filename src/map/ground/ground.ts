import { addProtocol, type StyleSpecification } from 'maplibre-gl'
import { Protocol } from 'pmtiles'
import type { Basemap } from '../../shared/geo/basemap'
import { ownBasemap } from '../basemap/style'
import { tilesBasemap } from '../basemap/tiles-style'
import type { MapColours } from '../map-colours'

/** The style of what the map lies on, or the address of a foreign one. */
export function groundOf(basemap: Basemap, colours: MapColours, unit: number): StyleSpecification | string {
  const origin = window.location.origin
  switch (basemap.kind) {
    case 'style':
      return basemap.url
    case 'pmtiles':
      readTilesFrom()
      return tilesBasemap({
        colours,
        url: `pmtiles://${origin}${basemap.url}`,
        districts: `${origin}/api/v1/areas/boundaries/districts.geojson`,
        credit: basemap.credit,
        unit,
      })
    case 'own':
      return ownBasemap({
        colours,
        unit,
        urls: {
          districts: `${origin}/api/v1/areas/boundaries/districts.geojson`,
          ...(basemap.hasCity ? { basemap: `${origin}/api/v1/map/basemap.geojson` } : {}),
          ...(basemap.hasProvince ? { province: `${origin}/api/v1/areas/boundaries/province.geojson` } : {}),
        },
      })
    default: {
      const never: never = basemap
      throw new Error(`no such basemap: ${String(never)}`)
    }
  }
}

let isReading = false

function readTilesFrom(): void {
  if (isReading) return
  isReading = true
  addProtocol('pmtiles', new Protocol().tile)
}
