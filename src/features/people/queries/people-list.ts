import { database } from '@/platform/db/client'
import { type Actor, isAllowed } from '@/shared/auth'
import { currentCity } from '../../areas/server'
import { listAccounts } from '../data/account.queries'
import { placeOf } from '../domain/person-place'
import { managingPeople } from '../domain/policies'

/** A person as administrators see one. */
export type ListedPerson = Awaited<ReturnType<typeof peopleList>>[number]

/** Everybody whom the actor may manage; personas of the demo are nobody's. */
export async function peopleList(actor: Actor) {
  const city = currentCity()
  const all = await listAccounts(database())
  return all
    .filter(each => each.persona === null && isAllowed(actor, managingPeople, placeOf(city, each.area)))
    .map(({ id, username, name, roles, unit, post, area, disabledAt, mustChangePassword, createdAt }) => ({
      id,
      username,
      name,
      roles,
      unit: unit === null ? null : { code: unit, name: city.units.get(unit)?.name ?? { zh: unit, en: unit } },
      post,
      area: area === null ? null : { code: area, name: nameOfArea(area) },
      isDisabled: disabledAt !== null,
      mustChangePassword,
      createdAt: createdAt.toISOString(),
    }))
}

function nameOfArea(code: string) {
  const city = currentCity()
  const found = city.areas.get(code) ?? city.managementBodies.find(each => each.code === code)
  return found?.name ?? { zh: code, en: code }
}
