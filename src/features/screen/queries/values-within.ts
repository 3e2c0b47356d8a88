import { type City, liesIn } from '../../areas'

/** Values of the districts that lie in an area; all of them where it is null. */
export const valuesWithin = (
  city: City,
  own: string | null,
  values: ReadonlyMap<string, number | null>,
): ReadonlyMap<string, number | null> =>
  own === null ? values : new Map([...values].filter(([code]) => liesIn(city, code, own)))
