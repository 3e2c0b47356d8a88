import type { City } from '@/features/areas'
import type { LayerSquare } from './coverage'

const known = new WeakMap<City, readonly LayerSquare[]>()

/** The city's reference grid with the areas that the squares' centres lie in; squares outside are left out. Made once. */
export function layerSquares(city: City): readonly LayerSquare[] {
  const made = known.get(city)
  if (made) return made
  const squares = city.referenceGrid().flatMap(({ lng, lat, ...layers }) => {
    const place = city.locate(lng, lat)
    return place ? [{ lng, lat, ...place, layers }] : []
  })
  known.set(city, squares)
  return squares
}
