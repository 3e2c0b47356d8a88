import type { Connection, Tx } from '@/platform/db/client'
import type { OwnChannel } from '../domain/own-address'

export interface OwnAddress {
  readonly id: string
  readonly channel: OwnChannel
  readonly address: string
}

/** Addresses of one account that hold, at most one a channel; each is taken by its row's lock when it is changed. */
export const ownAddresses = (sql: Connection, account: string) => sql<OwnAddress[]>`
  select id, channel, address from alert_address where account = ${account} and ended_at is null order by channel`

export const addOwn = (
  tx: Tx,
  each: OwnAddress & { readonly account: string; readonly at: Date; readonly by: string },
) => tx`
  insert into alert_address (id, channel, address, account, every_minutes, made_at, made_by)
  values (${each.id}, ${each.channel}, ${each.address}, ${each.account}, 0, ${each.at}, ${each.by})`
