import { ringsOf } from '../../../shared/geo/geometry'
import { currentCity } from '../../areas/server'
import type { Ground } from '../domain/ground'
import { drawnGround } from './map-sketch'

/** What the city's map lies on. */
export function cityGround(): Ground {
  const city = currentCity()
  const { rivers, roads } = drawnGround(city)
  return {
    districts: city.districts.map(({ code }) => ({ code, rings: ringsOf(city.geometry(code)) })),
    rivers: rivers.map(({ line }) => line),
    roads: roads.map(({ line }) => line),
  }
}
