import type { City } from '@/features/areas'
import type { Dataset } from '@/features/datasets'
import { cityCalendar } from '@/features/datasets/server'
import { addEffects, type CompiledEffects, compileEffects, type PartChanges } from '../domain/marginal'
import { type Finish, finishesOf } from '../domain/marginal-finish'
import type { RowValues } from '../domain/rollup/counter'
import type { LiveState } from './what-if-state'

/** What records of a dataset add to the live parts of the indicators that are kept by running totals. */
export interface RowEffects extends Pick<CompiledEffects, 'fields' | 'uncounted'> {
  add(changes: PartChanges, row: RowValues, sign: number): void
}

interface Compiled {
  readonly version: number
  readonly effects: Map<string, CompiledEffects>
  readonly finishes: Map<string, readonly Finish[]>
}

const compiled = new WeakMap<City, Compiled>()

/** Formulas are compiled once for the rules of a version: that costs more than many records. */
function compiledFor(city: City, { rules }: LiveState): Compiled {
  const known = compiled.get(city)
  if (known?.version === rules.version) return known
  const made: Compiled = { version: rules.version, effects: new Map(), finishes: new Map() }
  compiled.set(city, made)
  return made
}

export function effectsOn(city: City, state: LiveState, dataset: Dataset): RowEffects {
  const { effects } = compiledFor(city, state)
  const { plans } = state
  const calendar = cityCalendar(city)
  const made =
    effects.get(dataset.name) ??
    compileEffects([...plans.values()], dataset, { timezone: city.timezone, calendar }, calendar.minutesOfDay)
  effects.set(dataset.name, made)
  return {
    fields: made.fields,
    uncounted: made.uncounted,
    add: (changes, row, sign) => addEffects(made, plans, changes, row, sign),
  }
}

/** The ends that records of a dataset may reach. */
export function finishesIn(city: City, state: LiveState, dataset: Dataset): readonly Finish[] {
  const { finishes } = compiledFor(city, state)
  const made =
    finishes.get(dataset.name) ??
    finishesOf(
      [...state.plans.values()].map(each => each.plan.formula),
      dataset,
    )
  finishes.set(dataset.name, made)
  return made
}
