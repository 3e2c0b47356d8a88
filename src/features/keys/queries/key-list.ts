import type { City } from '@/features/areas'
import type { Connection } from '@/platform/db/client'
import { type Actor, isAllowed } from '@/shared/auth'
import { listKeys } from '../data/api-key.queries'
import type { ApiKey } from '../domain/api-key'
import { managingKeys } from '../domain/policies'

/** The keys an actor may manage, newest first. */
export async function keyList(sql: Connection, city: City, actor: Actor): Promise<ApiKey[]> {
  const keys = await listKeys(sql)
  return keys.filter(each => isAllowed(actor, managingKeys, { city, area: each.area }))
}
