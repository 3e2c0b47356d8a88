import type { Generator } from '../generator'
import type { World } from '../world'

/** The city's own reference figures, a row a district and year, as they stand in its folder. */
export function reference(world: World): Generator {
  return {
    dataset: 'ref',
    days: 4 * 365,
    whole: true,
    ledger: true,
    reach: 0,
    stories: () =>
      world.city.reference.map(({ year, district, values }) => ({
        born: world.days.start(world.days.today - 1095),
        row: { source: 'city', year, district, ...values },
        turns: [],
      })),
  }
}
