import type { Clock } from '../../../platform/clock'
import type { Sql } from '../../../platform/db/client'
import { zone } from '../../../shared/time'
import type { City } from '../../areas'
import { saveProfile } from '../data/source.queries'
import { checkProfile, datasetsOf } from '../domain/compile-profile'
import { parseProfile } from '../domain/parse-profile'

interface Saved {
  readonly source: string
  readonly datasets: readonly string[]
  readonly isNew: boolean
}

/** Adds or mends a source's profile, after compiling it. @throws Problem 422 `bad-profile` */
export async function saveSource(
  value: unknown,
  { sql, clock, city }: { readonly sql: Sql; readonly clock: Clock; readonly city: City },
): Promise<Saved> {
  const profile = parseProfile(value)
  checkProfile(profile, zone(city.timezone))
  const isNew = await saveProfile(sql, profile.source, value as object, clock.now())
  return { source: profile.source, datasets: datasetsOf(profile).map(each => each.name), isNew }
}
