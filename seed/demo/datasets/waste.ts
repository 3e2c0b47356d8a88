import { arrived, type Generator, happenings, serial, yesIn } from '../generator'
import { chance, lottery, quota } from '../random'
import { iso, type Row, type Story } from '../story'
import { HOUR, type World } from '../world'

const PER_MONTH = 3900

type Load = readonly [kind: string, facility: 'terminal' | 'transfer', weight: number]

/** Which loads there are; the weights of terminal loads follow the wanted shares of tonnes. */
function loads(world: World): readonly (readonly [Load, number])[] {
  const kitchen = world.wants.share('T-WS-03')
  return [
    [['residual', 'terminal', 22], 22 * (1 - kitchen) - 4.65],
    [['kitchen', 'terminal', 22], 22 * kitchen],
    [['recyclable', 'terminal', 22], 4.6],
    [['hazardous', 'terminal', 2], 0.6],
    [['residual', 'transfer', 6], 16],
    [['kitchen', 'transfer', 4], 7],
    [['construction', 'terminal', 17], 16],
    [['restaurant', 'terminal', 3], 26],
    [['bulky', 'transfer', 3], 5],
    [['garden', 'terminal', 5], 3],
  ]
}

/** Trips of waste and spoil vehicles. */
export function wasteTrips(world: World): Generator {
  const { wants, terrain } = world
  const draw = lottery(loads(world))
  const producers = restaurants(world)
  const weekly = Math.round((PER_MONTH * world.scale * 7 * 0.27) / 30.44)
  const landfill = 1 - wants.share('T-WS-05')
  const capacity = world.city.reference.filter(
    row => row.year === Math.max(...world.city.reference.map(each => each.year)),
  )
  const monthly = capacity.reduce((sum, row) => sum + (row.values.terminal_capacity_t ?? 0), 0)
  /** Tonnes of a mean terminal load that make the wanted load of the plants. */
  const mean = (monthly * wants.share('T-WS-13')) / Math.max(1, PER_MONTH * world.scale * terminalShare(world))
  return {
    dataset: 'waste_trip',
    days: 3 * 365,
    reach: 20,
    stories(week) {
      const share = quota(world.seed, 'waste', week)
      const by = chance(world.seed, 'waste', week)
      let rounds = 0
      return happenings(world, 'waste', week, PER_MONTH, 'always').map((moment): Story => {
        const loaded = moment.at
        const [kind, facility, weight] = draw(by)
        // Collections go round the register, so that each restaurant on it is called at once a month.
        const producer = kind === 'restaurant' ? producers[(week * weekly + rounds++) % producers.length] : undefined
        const spot = terrain.spot(by, producer?.district ?? terrain.pickDistrict(by))
        const { district } = spot
        const yes = yesIn(world, share, district)
        const msw = ['residual', 'kitchen', 'recyclable', 'hazardous'].includes(kind)
        const isSpoil = kind === 'construction'
        const unloaded = loaded + by.between(0.4, 2.5) * HOUR
        const row: Row = {
          source: 'demo-sanitation',
          tripNo: `QY${serial(world, moment)}`,
          kind,
          msw,
          producer: producer?.no,
          bookedAt:
            kind === 'bulky'
              ? iso(unloaded - (yes('C-WS-02') ? by.between(5, 46) : by.between(49, 110)) * HOUR)
              : undefined,
          loadedAt: iso(loaded),
          unloadedAt: iso(unloaded),
          tonnes:
            Math.round(
              (msw && facility === 'terminal' ? (mean * weight) / 22 : weight) * by.between(0.85, 1.15) * 100,
            ) / 100,
          sealed: yes('T-WS-07'),
          sameDay: yes('T-WS-06'),
          onTime: yes('C-WS-04'),
          onRoute: isSpoil ? yes('O-ST-01') : undefined,
          permitNo: isSpoil && yes('O-ST-02') ? `HZ-${district}-${by.int(1, 60)}` : undefined,
          treatment:
            facility === 'transfer'
              ? undefined
              : treatmentOf(kind, isSpoil && yes('T-WS-10'), share('landfill', landfill), share('bio', 0.9)),
          facilityType: facility,
          district,
          lng: spot.lng,
          lat: spot.lat,
        }
        return { born: unloaded, row, turns: [], ingested: arrived(unloaded, by) }
      })
    },
  }
}

/** Restaurants that are collected from: the wanted share of each district's register. */
function restaurants({ city, wants }: World): { no: string; district: string }[] {
  const year = Math.max(...city.reference.map(row => row.year))
  const rows = city.reference.filter(row => row.year === year)
  const lists = rows.map(({ district, values }) =>
    Array.from({ length: Math.ceil((values.restaurants ?? 0) * wants.share('T-WS-11', district)) }, (_, i) => ({
      no: `CY-${district}-${i + 1}`,
      district,
    })),
  )
  const all = lists.flat()
  return all.length > 0 ? all : [{ no: `CY-${city.code}-1`, district: city.districts[0]?.code ?? '' }]
}

function terminalShare(world: World): number {
  const list = loads(world)
  const all = list.reduce((sum, [, weight]) => sum + weight, 0)
  return (
    list.reduce(
      (sum, [[kind, facility, tonnes], weight]) =>
        sum +
        (facility === 'terminal' && ['residual', 'kitchen', 'recyclable', 'hazardous'].includes(kind)
          ? (weight * tonnes) / 22
          : 0),
      0,
    ) / all
  )
}

function treatmentOf(kind: string, isReused: boolean, isBuried: boolean, isDigested: boolean): string {
  if (kind === 'construction') return isReused ? 'recycling' : 'landfill'
  if (kind === 'kitchen' || kind === 'restaurant' || kind === 'garden')
    return isDigested ? 'biological' : 'incineration'
  if (kind === 'recyclable') return 'recycling'
  if (kind === 'hazardous') return 'landfill'
  return isBuried ? 'landfill' : 'incineration'
}
