import type { Connection } from '@/platform/db/client'
import { columnName, quoted } from '@/shared/names'
import type { Dataset } from '../domain/define-dataset'
import { openRule } from '../domain/open-rule'

/** The condition that a record still asks for something at a moment; true for a dataset without such a rule. */
export function isOpenAt(sql: Connection, dataset: Dataset, at: Date) {
  const rule = openRule(dataset.name)
  if (!rule) return sql`true`
  const column = (name: string) => sql.unsafe(quoted(columnName(name)))
  const parts = [
    ...(rule.closed ? [sql`status <> all(${rule.closed as string[]})`] : []),
    ...(rule.from ? [sql`coalesce(${column(rule.from)} <= ${at}, false)`] : []),
    ...(rule.until ? [sql`coalesce(${column(rule.until)} > ${at}, true)`] : []),
  ]
  return parts.reduce((all, each) => sql`${all} and ${each}`, sql`true`)
}
