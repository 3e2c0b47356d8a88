import { currentCity } from '@/features/areas/server'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import type { Actor } from '@/shared/auth'
import { areaCodes, everyArea } from '../data/count-cells'
import { newestVersions } from '../data/version.queries'
import { evidenceKinds } from '../domain/draft'
import { formulaRegistry } from '../domain/formula-registry'
import type { DimensionName } from '../domain/index-snapshot'
import { areaName } from './explain-names'

/**
 * Everything the two editing pages begin with: the newest versions, the areas by name, what formulas may name, and who
 * will have signed.
 */
export async function editingDesk(actor: Actor) {
  const city = currentCity()
  const { definitions, ratings, shares } = await newestVersions(database())
  const standing = [...definitions.values()].filter(each => !each.isRetired)
  const distinct = (values: readonly string[]) => [...new Set(values)].sort()
  const domainsOf = (dimension: DimensionName) =>
    distinct(standing.filter(each => each.dimension === dimension).map(each => each.domain))
  return {
    city: city.name,
    signer: actor.kind === 'person' ? actor.name : '',
    timeZone: city.timezone,
    now: clock().now().toISOString(),
    areas: areaCodes(everyArea(city)).map(code => ({ code, name: areaName(city, code).name })),
    shares: { version: shares.version, values: shares.shares },
    indicators: standing.flatMap(definition => {
      const rating = ratings.get(definition.code)
      if (!rating) return []
      const { code, nameZh, nameEn, dimension, domain, unit, direction, version } = definition
      const { formula, period, basis, evidence } = definition
      return [
        {
          code,
          name: { zh: nameZh, en: nameEn },
          dimension,
          domain,
          unit,
          direction,
          formula,
          period,
          basis,
          evidence: evidenceKinds.find(each => each === evidence) ?? 'assumed',
          floor: rating.floor,
          goal: rating.goal,
          weight: rating.weight,
          versions: { definition: version, parameters: rating.version },
        },
      ]
    }),
    codes: [...definitions.keys()],
    domains: {
      safe: domainsOf('safe'),
      tidy: domainsOf('tidy'),
      orderly: domainsOf('orderly'),
      convenient: domainsOf('convenient'),
    },
    units: distinct(standing.map(each => each.unit)),
    registry: formulaRegistry(),
  }
}

export type EditingDesk = Awaited<ReturnType<typeof editingDesk>>
export type EditedIndicator = EditingDesk['indicators'][number]
