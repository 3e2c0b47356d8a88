import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { City } from '../../areas'
import { type SignalRule, signalRulesSchema } from '../domain/signal'

const read = new WeakMap<City, readonly SignalRule[]>()

/** Which alarms become cases in this city; none where its folder does not say. @throws ZodError for a wrong file */
export function signalRules(city: City): readonly SignalRule[] {
  const known = read.get(city)
  if (known) return known
  const file = join(/* turbopackIgnore: true */ city.folder, 'signals.json')
  const rules = existsSync(file) ? signalRulesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : []
  read.set(city, rules)
  return rules
}
