import type { City, Text } from '@/features/areas'

interface AreaChoice {
  readonly code: string
  readonly name: Text
}

/** One step of the way down: the area chosen at this level, and what could be chosen instead. */
export interface AreaLevel {
  readonly kind: 'district' | 'street' | 'community' | 'cell'
  /** Null: nothing chosen, the level above as a whole. */
  readonly chosen: string | null
  readonly choices: readonly AreaChoice[]
  /** Beside the districts: bodies and groups, which lie across them. */
  readonly bodies: readonly AreaChoice[]
  readonly groups: readonly AreaChoice[]
}

const choice = ({ code, name }: AreaChoice): AreaChoice => ({ code, name })
const kinds = ['district', 'street', 'community', 'cell'] as const

/** The chosen area's name and the levels of the tree that lead to it, with one level more to go down. */
export function areaLevels(
  city: City,
  code: string,
): { readonly name: Text; readonly kind: string; readonly levels: readonly AreaLevel[] } {
  const path: string[] = []
  for (let up = city.areas.get(code); up && up.kind !== 'city'; up = up.parent ? city.areas.get(up.parent) : undefined)
    path.unshift(up.code)
  const outside = [...city.managementBodies, ...city.groups].find(each => each.code === code)
  const levels: AreaLevel[] = []
  for (const [depth, kind] of kinds.entries()) {
    const above = depth === 0 ? city.code : path[depth - 1]
    if (above === undefined) break
    const choices = depth === 0 ? city.districts : city.children(above)
    if (choices.length === 0) break
    const isTop = depth === 0
    levels.push({
      kind,
      chosen: path[depth] ?? (isTop && outside ? code : null),
      choices: choices.map(choice),
      bodies: isTop ? city.managementBodies.map(choice) : [],
      groups: isTop ? city.groups.map(choice) : [],
    })
  }
  const name = city.areas.get(code)?.name ?? outside?.name ?? { zh: code, en: code }
  const kind = city.areas.get(code)?.kind ?? (city.groups.some(each => each.code === code) ? 'group' : 'body')
  return { name, kind, levels }
}
