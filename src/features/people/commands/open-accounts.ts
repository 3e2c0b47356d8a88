import type { Clock } from '@/platform/clock'
import { config } from '@/platform/config'
import type { Sql } from '@/platform/db/client'
import type { City } from '../../areas'
import { hasRealAccounts } from '../data/account.queries'
import { savePersonas } from '../data/persona.queries'
import { personasOf } from '../domain/personas'
import { setUpToken } from './set-up'

interface Options {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
  readonly say: (line: string) => void
}

/** Before anybody is let in: the demo's personas, or else the token for the first administrator of an empty list. */
export async function openAccounts({ sql, city, clock, say }: Options): Promise<void> {
  if (config().demo) {
    await sql.begin(tx => savePersonas(tx, personasOf(city), clock.now()))
    return
  }
  if (await hasRealAccounts(sql)) return
  const { value, path } = await setUpToken()
  say(`初始化口令（一次有效）/ one-time set-up token for /set-up: ${value}`)
  say(`也存于 / also kept in ${path}`)
}
