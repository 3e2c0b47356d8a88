import type { Connection, Tx } from '@/platform/db/client'
import type { Person } from '@/shared/auth'
import type { Wish } from '../domain/wish'

export const wishesOf = (sql: Connection, account: string) => sql<Wish[]>`
  select rule, channel, pace from notice_wish where account = ${account}`

export const putWish = (tx: Tx, account: string, { rule, channel, pace }: Wish) => tx`
  insert into notice_wish (account, rule, channel, pace) values (${account}, ${rule}, ${channel}, ${pace})
  on conflict (account, rule, channel) do update set pace = excluded.pace`

export interface ReachedPerson extends Pick<Person, 'roles' | 'unit' | 'area'> {
  readonly account: string
  readonly wishes: readonly Wish[]
}

/** Everybody whose account is open and who wished to be reached outside the program. */
export const reachedPersons = (sql: Connection) => sql<ReachedPerson[]>`
  select p.id as account, p.roles, p.unit, p.area,
    jsonb_agg(jsonb_build_object('rule', w.rule, 'channel', w.channel, 'pace', w.pace)) as wishes
  from notice_wish w join person p on p.id = w.account
  where w.channel <> 'bell' and w.pace <> 'off' and p.disabled_at is null
  group by p.id`
