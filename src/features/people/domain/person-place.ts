import { areasAbove, type City } from '../../areas'

/** Where a person is, for the right to manage him: of the whole city, only administrators of the whole city are. */
export const placeOf = (city: City, area: string | null) => ({
  areas: area === null ? [city.code] : [area, ...areasAbove(city, area)],
})
