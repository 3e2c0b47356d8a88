import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import type { Connection } from '@/platform/db/client'
import { singleton } from '@/platform/singleton'
import { StartError } from '@/platform/start-error'
import { keepCitySetting, readCitySetting } from '../data/city-setting.queries'
import type { City } from '../domain/city'
import { loadCity, portableFolder } from '../folder/load-city'

/**
 * The city this database belongs to; a fresh database takes the one in `CITY`, else Chengdu, and keeps it.
 * @throws StartError when `CITY` asks for another city than the database's.
 */
export async function chosenCity(sql: Connection): Promise<City> {
  const asked = config().city
  const kept = await readCitySetting(sql)
  if (kept && asked && portableFolder(loadCity(asked)) !== kept.folder) {
    throw new StartError(
      `数据库已属于另一城市 / CITY=${asked}, but this database belongs to ${kept.name} (${kept.folder})`,
    )
  }
  const city = loadCity(kept?.folder ?? asked)
  if (!kept) await keepCitySetting(sql, { name: city.key, folder: portableFolder(city) }, clock().now())
  singleton('city', () => city)
  return city
}

/** The city `chosenCity` found when the process started. */
export const currentCity = (): City => singleton('city', () => loadCity(config().city))
