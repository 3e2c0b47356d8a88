import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { logBounds } from '@/platform/events/data/read-events'
import { currentCity } from '../../areas/server'
import { ownAssetClasses } from '../../datasets'
import { dutyPlan } from '../../rota/server'
import type { DeskCity } from '../domain/desk-city'
import { basemap } from './basemap'

/** The city as `/map` opens with it, in the reader's language. */
export async function deskCity(lang: 'zh' | 'en'): Promise<DeskCity> {
  const city = currentCity()
  return {
    code: city.code,
    name: city.name[lang],
    timeZone: city.timezone,
    center: city.center,
    bounds: city.bounds,
    notice: city.mapNotice[lang],
    approval: city.mapApproval,
    basemap: await basemap(),
    pictureHosts: config().pictureHosts,
    classes: [...city.classes.values()].map(({ code, name }) => ({ code, name: name[lang] })),
    assetClasses: ownAssetClasses.map(each => ({ code: each.code, name: lang === 'zh' ? each.titleZh : each.titleEn })),
    units: [...city.units.values()].map(({ code, name }) => ({ code, name: name[lang] })),
    dutyLevels: dutyPlan(city).levels.map(({ level, name }) => ({ code: String(level), name: name[lang] })),
    seq: (await logBounds(database())).newest,
    now: clock().now().getTime(),
  }
}
