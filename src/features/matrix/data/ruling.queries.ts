import type { Connection } from '@/platform/db/client'
import type { Ruling } from '../domain/ruled-line'

/** The newest rulings on cases that are to be told to the matrix. */
export const rulings = (sql: Connection, limit: number) => sql<Ruling[]>`
  select s.seq::int as seq, s.at, s.case_id as "caseId", c.case_no as "caseNo", s.data->>'cls' as cls,
    s.data->>'district' as district, s.data->>'unit' as unit, s.data->>'level' as level, s.reason
  from case_step s join live."case" c on c.id = s.case_id
  where s.command = 'rule' and s.data->>'propose' = 'true' and s.data->>'district' is not null
  order by s.seq desc limit ${limit}`
