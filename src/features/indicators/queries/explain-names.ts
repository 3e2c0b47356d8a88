import type { AreaKind, City } from '@/features/areas'
import { ownAssetClasses } from '@/features/datasets'
import type { CodeNames, Text } from '../domain/words/text'

export interface AreaName {
  readonly code: string
  readonly name: Text
  readonly kind: AreaKind | 'body' | 'group'
}

/** The moment at which records stand as they do now, and the versions that are read; absent: those of now. */
export interface Moments {
  readonly present: Date
  readonly known?: Date
}

/** An area of the tree, a management body or a group, by its name. */
export function areaName(city: City, code: string): AreaName {
  const area = city.areas.get(code)
  if (area) return { code, name: area.name, kind: area.kind }
  const body = city.managementBodies.find(each => each.code === code)
  if (body) return { code, name: body.name, kind: 'body' }
  const group = city.groups.find(each => each.code === code)
  return group ? { code, name: group.name, kind: 'group' } : { code, name: { zh: code, en: code }, kind: 'group' }
}

const kinds = {
  component: { zh: '城市部件', en: 'the city’s components' },
  event: { zh: '城市管理事件', en: 'urban-management events' },
} as const

/** Titles of the city's class codes and of our own ledger classes, for formulas in words. */
export function codeNames(city: City): CodeNames {
  const own = new Map(ownAssetClasses.map(each => [each.code, { zh: each.titleZh, en: each.titleEn }]))
  return {
    code: (_, code) => city.classes.get(code)?.name ?? own.get(code) ?? null,
    pattern: (_, pattern) => {
      const shape = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'u')
      const found = [...city.classes.values()].filter(each => shape.test(each.code))
      const [first] = found
      if (!first) return null
      if (found.every(each => each.group === first.group)) return first.groupName
      return found.every(each => each.kind === first.kind) ? kinds[first.kind] : null
    },
  }
}
