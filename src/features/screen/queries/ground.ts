import { polygonsOf } from '../../../map/terrain/polygons'
import { database } from '../../../platform/db/client'
import { singleton } from '../../../platform/singleton'
import type { City } from '../../areas'
import { currentCity } from '../../areas/server'
import { districtIndices } from '../data/district-indices.queries'
import type { Ground } from '../domain/ground'
import { drawnGround } from './map-sketch'
import { valuesWithin } from './values-within'

interface Asked {
  /** An area of the city; the whole city by default. */
  readonly area: string | undefined
  /** The area that whoever asks is limited to; null: none. */
  readonly own: string | null
}

export interface GroundNow {
  /** The same object each time, for what is made of it is worth keeping. */
  readonly ground: Ground
  /** Index by district; null where it is withheld. */
  readonly values: ReadonlyMap<string, number | null>
}

/** The ground of a wall and the index of its districts. */
export async function groundNow({ area, own }: Asked): Promise<GroundNow> {
  const city = currentCity()
  const codes = city.districts.map(({ code }) => code)
  const values = await districtIndices(database(), codes)
  return { ground: groundOf(city, area), values: valuesWithin(city, own ?? area ?? null, values) }
}

function groundOf(city: City, area: string | undefined): Ground {
  const known = singleton('screen.ground', () => new Map<string, Ground>())
  const place = area === undefined ? undefined : city.areas.get(area)
  const key = `${city.key}/${place?.code ?? ''}`
  const made = known.get(key) ?? readGround(city, place && place.kind !== 'city' ? place.bbox : city.bounds)
  known.set(key, made)
  return made
}

function readGround(city: City, bounds: Ground['bounds']): Ground {
  const { rivers, roads } = drawnGround(city)
  return {
    bounds,
    districts: city.districts.map(({ code }) => ({
      code,
      rings: polygonsOf({ geometry: city.geometry(code) }).flat(),
    })),
    rivers: rivers.map(({ line }) => line),
    roads: roads.map(({ line }) => line),
  }
}
