import type { Connection } from '@/platform/db/client'
import type { AreaScope } from '../domain/area-scope'

/**
 * The condition that a row of a record table, under its alias, lies in an area. Records kept outside the city have
 * no district: they are in no area but `outside`.
 */
export function inArea(sql: Connection, scope: AreaScope, table: string) {
  switch (scope.kind) {
    case 'all':
      return sql`${sql(table)}.district is not null`
    case 'outside':
      return sql`${sql(table)}.district is null`
    case 'in':
      return sql`${sql(table)}.${sql(scope.column)} = any(${scope.codes as string[]})`
    case 'group':
      return sql`(${sql(table)}.district = any(${scope.districts as string[]}) or ${sql(table)}.street = any(${scope.streets as string[]}))`
  }
}
