import type { Connection } from '@/platform/db/client'
import { columnName, quoted } from '@/shared/names'
import { dataset } from '../../datasets'
import { recordConditions, recordsAsOf } from '../../datasets/server'
import type { Layer } from '../domain/layer'
import type { LayerQuery } from '../domain/layer-query'
import { NEAR_SHARE } from '../domain/table/row-clock'
import { textExpression } from './layer-rows.sql'

export interface Recount {
  readonly total: number
  readonly withoutPlace: number
}

/** The lamp of a clock, in SQL as `row-clock.ts` says it of one row. */
function clockLamp({ clock }: Layer, now: Date): string {
  if (!clock) return `'none'`
  const epoch = (name: string) => `(extract(epoch from ${quoted(columnName(name))}) * 1000)::float8`
  const [due, moment] = [epoch(clock.due), `${now.getTime()}::float8`]
  const near = clock.began ? `${due} - ${NEAR_SHARE}::float8 * (${due} - ${epoch(clock.began)}) <= ${moment}` : 'false'
  const runs = [
    `${quoted(columnName(clock.done))} is null`,
    ...(clock.runsIn ? [`status in (${clock.runsIn.map(each => `'${each}'`).join(', ')})`] : []),
  ].join(' and ')
  return `case when ${runs} and ${due} < ${moment} then 'over' when ${runs} and ${near} then 'near' else 'none' end`
}

/**
 * Counts the records themselves: nothing of the map's memory, all of its question.
 * @param lit things whose lamps `flags` lit, by lamp
 */
export async function recount(
  sql: Connection,
  layer: Layer,
  { filter, at, known, record }: LayerQuery,
  now: Date,
  lit: ReadonlyMap<string, string>,
): Promise<Recount> {
  const of = dataset(layer.dataset)
  const rows = recordsAsOf(sql, of, { at, known, maskAfter: at })
  const conditions = [recordConditions(sql, of, filter.scope, record, now)]
  // Phases are told by maps alone; what is a field is among the conditions of the list.
  for (const { column, values } of filter.texts) {
    const source = column === 'status' || column === 'cls' || column === 'stage' ? layer[column] : undefined
    if (source && 'phases' in source)
      conditions.push(sql`${sql.unsafe(textExpression(source))} = any(${values.filter(each => each !== null)}::text[])`)
  }
  if (filter.lamps) {
    const wanted = filter.lamps as readonly string[] as string[]
    const ids = [...lit].filter(([, lamp]) => wanted.includes(lamp)).map(([id]) => id)
    conditions.push(
      layer.hasFlags
        ? sql`(id = any(${ids}::uuid[]) or (${wanted.includes('none')} and id <> all(${[...lit.keys()]}::uuid[])))`
        : sql`${sql.unsafe(clockLamp(layer, now))} = any(${wanted}::text[])`,
    )
  }
  const where = conditions.reduce((all, each) => sql`${all} and ${each}`)
  const [row] = await sql<Recount[]>`
    select count(*)::int as total, (count(*) filter (where lng is null or lat is null))::int as "withoutPlace"
    from ${rows} as record where ${where}`
  return row ?? { total: 0, withoutPlace: 0 }
}
