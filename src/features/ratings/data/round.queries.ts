import type { Connection, Tx } from '@/platform/db/client'

interface Draw {
  readonly seed: string
  readonly sample: number
  readonly district: string | null
  /** Projects that were asked since then rest. */
  readonly since: Date
  readonly at: Date
}

/** Projects under way, by chance that the seed fixes. */
export async function drawProjects(tx: Tx, { seed, sample, district, since, at }: Draw): Promise<string[]> {
  const rows = await tx<{ code: string }[]>`
    select project_code as code from live.project p
    where signed_at <= ${at} and (closed_at is null or closed_at > ${at}) and p.district is not null
      and ${district === null ? tx`true` : tx`p.district = ${district}`}
      and not exists (select 1 from rating_invitation i where i.project_code = p.project_code and i.made_at > ${since})
    order by md5(${seed} || project_code) limit ${sample}`
  return rows.map(each => each.code)
}

interface NewRound {
  readonly id: string
  readonly name: string
  readonly madeAt: Date
  readonly madeBy: string
  readonly rule: unknown
  readonly drawn: number
}

export const addRound = (tx: Tx, each: NewRound) =>
  tx`insert into rating_round (id, name, made_at, made_by, rule, drawn)
    values (${each.id}, ${each.name}, ${each.madeAt}, ${each.madeBy}, ${tx.json(each.rule as never)}, ${each.drawn})`

export interface ListedRound {
  readonly id: string
  readonly name: string
  readonly madeAt: Date
  readonly drawn: number
  readonly used: number
}

export const listRounds = (sql: Connection, limit: number) => sql<ListedRound[]>`
  select r.id, r.name, r.made_at as "madeAt", r.drawn,
    (select count(*)::int from rating_invitation i where i.round_id = r.id and i.used_at is not null) as used
  from rating_round r order by made_at desc limit ${limit}`
