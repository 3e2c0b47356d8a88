import type { Connection } from '@/platform/db/client'
import type { RuleNumbers } from '../domain/rule-pack'

type Near = Pick<RuleNumbers, 'nearWorkdays' | 'nearShare'>

/** Body of a recursive table `limits (limit_days)`: every limit that an open step has, one look into the index each, and a null at the end. */
export const limitsOfOpenSteps = (sql: Connection) => sql`
  (select limit_days from record.approval_step where done_at is null and limit_days is not null order by limit_days limit 1)
  union all
  select (select s.limit_days from record.approval_step s
          where s.done_at is null and s.limit_days > limits.limit_days order by s.limit_days limit 1)
  from limits where limits.limit_days is not null`

/** The working time before its end from which a step with a limit is near it; of `day`, a working day, and `limit_days`. */
export const nearTimeOfLimit = (sql: Connection, { nearWorkdays, nearShare }: Near) =>
  sql`greatest(day * ${nearWorkdays}::float8, ${nearShare}::float8 * (day * limit_days::float8))`

/** The last moment of which a step that ends then has `left_time` of working time left, or less, once `reached` of it has passed, as `at`. */
export const lastNear = (sql: Connection, reached: string) => sql`(
  select starts_at + (${sql.unsafe(reached)} + left_time - worked_before) as at from calendar_window
  where worked_before <= ${sql.unsafe(reached)} + left_time order by worked_before desc, starts_at desc limit 1)`
