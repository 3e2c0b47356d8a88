import { type Actor, isAllowed } from '@/shared/auth'
import { currentCity } from '../../areas/server'
import { placeOf } from '../domain/person-place'
import { managingPeople } from '../domain/policies'
import { peopleList } from './people-list'

/** The list with the units and areas that its reader may put people into. */
export async function peoplePage(actor: Actor) {
  const city = currentCity()
  const choice = ({
    code,
    name,
  }: {
    readonly code: string
    readonly name: { readonly zh: string; readonly en: string }
  }) => ({
    code,
    name,
  })
  const areas = [...city.districts, ...city.managementBodies, ...city.ofKind('street')]
  return {
    people: await peopleList(actor),
    units: [...city.units.values()].map(choice),
    areas: areas.filter(each => isAllowed(actor, managingPeople, placeOf(city, each.code))).map(choice),
  }
}
