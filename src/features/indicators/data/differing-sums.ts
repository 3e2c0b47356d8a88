import { allFields, type Dataset } from '@/features/datasets'
import type { Tx } from '@/platform/db/client'
import { dayText } from '@/shared/time'
import type { WindowCounter } from '../domain/rollup/counter'
import { type AreaKeys, areaRows } from './area-keys'
import { type CompileContext, conditionSql, momentSql, valueSql } from './compile-condition'
import { judgedRows, lastingSql } from './compile-row-measure'
import { relationSql } from './relation'
import { all, columnOf, Parameters } from './sql-text'

/** What a counter adds up, told by the records alone: of which rows, on which moment's day, how much. */
interface PlainCounter {
  readonly filter: string
  readonly moment: string
  readonly amount: string
}

/** Moments between which every record lies, so that nothing is left out by its time. */
const ever = { from: new Date('1700-01-01T00:00:00Z'), to: new Date('9000-01-01T00:00:00Z') }

export interface DifferingSums {
  readonly id: number
  readonly counter: WindowCounter
  readonly areas: AreaKeys
  readonly timezone: string
}

/**
 * Places and days where the steps kept of a counter add up to something else than its records do, counted by the
 * database alone: `place day kept counted`.
 */
export async function differingSums(tx: Tx, { id, counter, areas, timezone }: DifferingSums): Promise<string[]> {
  const parameters = new Parameters()
  const context: CompileContext = { parameters, timezone, stretch: { ...ever, now: ever.to } }
  const { filter, moment, amount } = plainCounter(context, counter)
  const rows = areaRows(parameters, areas)
  const zone = parameters.add(timezone, 'text')
  const number = parameters.add(id, 'int')
  const { text, values } = parameters.statement(`
    with counted as (
      select r.district, coalesce(m.body, '') as body, (${moment} at time zone ${zone})::date - date '1970-01-01' as day,
        sum(${amount}) as amount
      from ${relationSql(parameters, counter.dataset, {})} r ${rows.join} where ${rows.where} and ${filter} group by 1, 2, 3),
    kept as (
      select district, coalesce(body, '') as body, day, sum(s.amount) as amount
      from rollup.step_sum cross join unnest(counters, amounts) as s(counter, amount)
      where dataset = ${parameters.add(counter.dataset.name, 'text')} and s.counter = ${number} group by 1, 2, 3)
    select district, body, day, kept.amount::text as kept, counted.amount::text as counted
    from counted full join kept using (district, body, day)
    where coalesce(kept.amount, 0) <> coalesce(counted.amount, 0) limit 20`)
  const found = await tx.unsafe<
    { district: string; body: string; day: number; kept: string | null; counted: string | null }[]
  >(text, [...values])
  return found.map(
    ({ district, body, day, kept, counted }) =>
      `${district}${body && ` ${body}`} ${dayText(day)} ${kept ?? '0'} ${counted ?? '0'}`,
  )
}

function plainCounter(context: CompileContext, { dataset, counts }: WindowCounter): PlainCounter {
  switch (counts.kind) {
    case 'rows': {
      const moment = momentSql(context, fieldOf(dataset, dataset.time))
      const field = counts.field === null ? null : fieldOf(dataset, counts.field)
      const chosen = counts.condition && conditionSql(context, counts.condition)
      const filter = all([chosen, `${moment} is not null`, field && `${columnOf(field)} is not null`])
      return { filter, moment, amount: field ? `${valueSql(field)}::numeric` : '1::numeric' }
    }
    case 'judged':
    case 'inTime': {
      const { filter, due } = judgedRows(context, counts.formula)
      const { to } = counts.formula
      const isInTime = `${columnOf(to)} is not null and ${momentSql(context, to)} <= ${due}`
      return { filter: all([filter, counts.kind === 'inTime' ? isInTime : null]), moment: due, amount: '1::numeric' }
    }
    case 'finished':
    case 'seconds': {
      const { formula } = counts
      const moment = momentSql(context, formula.to)
      const chosen = formula.condition && conditionSql(context, formula.condition)
      const filter = all([chosen, `${columnOf(formula.from)} is not null`, `${moment} is not null`])
      return { filter, moment, amount: counts.kind === 'seconds' ? lastingSql(context, formula) : '1::numeric' }
    }
  }
}

function fieldOf(dataset: Dataset, name: string | null) {
  const found = allFields(dataset).find(each => each.name === name)
  if (!found) throw new RangeError(`${dataset.name} has no field ${name}`)
  return found
}
