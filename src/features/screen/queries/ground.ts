import { database } from '../../../platform/db/client'
import { ringsOf } from '../../../shared/geo/geometry'
import { valuesWithin } from '../../areas'
import { currentCity } from '../../areas/server'
import { districtIndices } from '../data/district-indices.queries'
import type { GroundNow } from '../domain/ground'
import { drawnGround } from './map-sketch'

interface Asked {
  /** An area of the city; the whole city by default. */
  readonly area: string | undefined
  /** The area that whoever asks is limited to; null: none. */
  readonly own: string | null
}

/** The ground of a wall and the index of its districts. */
export async function groundNow({ area, own }: Asked): Promise<GroundNow> {
  const city = currentCity()
  const codes = city.districts.map(({ code }) => code)
  const values = await districtIndices(database(), codes)
  const place = area === undefined ? undefined : city.areas.get(area)
  const { rivers, roads } = drawnGround(city)
  return {
    ground: {
      bounds: place && place.kind !== 'city' ? place.bbox : city.bounds,
      districts: codes.map(code => ({ code, rings: ringsOf(city.geometry(code)) })),
      rivers: rivers.map(({ line }) => line),
      roads: roads.map(({ line }) => line),
    },
    values: valuesWithin(city, own ?? area ?? null, values),
  }
}
