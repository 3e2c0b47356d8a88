import type { Sql } from '@/platform/db/client'
import { conflict } from '@/shared/problem'
import { readCitySetting, replaceCitySetting } from '../data/city-setting.queries'
import { tableWithRecords } from '../data/records-present.sql'
import type { City } from '../domain/city'
import { loadCity, portableFolder } from '../folder/load-city'

/**
 * Makes a city the one of an empty database. Choosing the city it has already is always right.
 * @throws Problem 409 `not-empty` once there are records, for they carry the other city's area codes.
 * @throws CityFolderError for a folder that is missing or has a mistake.
 */
export async function chooseCity(sql: Sql, name: string, at: Date): Promise<City> {
  const city = loadCity(name)
  const folder = portableFolder(city)
  await sql.begin(async tx => {
    // Two choices at once wait for each other. A running server keeps the city it started with.
    await tx`lock table city_setting in exclusive mode`
    const kept = await readCitySetting(tx)
    if (kept?.folder === folder) return
    const table = await tableWithRecords(tx)
    if (table) {
      const now = kept?.name ?? 'its first city'
      throw conflict(
        'not-empty',
        `This database belongs to ${now} and holds records (${table}); use an empty one for ${city.key}`,
      )
    }
    await replaceCitySetting(tx, { name: city.key, folder }, at)
  })
  return city
}
