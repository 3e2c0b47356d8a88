import type { Connection } from '@/platform/db/client'
import { authorize, type Person } from '@/shared/auth'
import { rulesAt } from '../../flags/server'
import { wishesFor, wishesOf } from '../../notices/server'
import { ownAddresses } from '../data/own-address.queries'
import { maskedAddress } from '../domain/own-address'
import { reachingOneself } from '../domain/policies'

/** How whoever is signed in is told: own addresses, masked, and each rule that tells them by its ways. */
export async function ownAlerts(sql: Connection, person: Person, at: Date) {
  authorize(person, reachingOneself)
  const [{ versions }, wished, addresses] = await Promise.all([
    rulesAt(sql, at),
    wishesOf(sql, person.id),
    ownAddresses(sql, person.id),
  ])
  return {
    rules: wishesFor(person, versions, wished),
    addresses: addresses.map(({ channel, address }) => ({ channel, shown: maskedAddress(channel, address) })),
  }
}
export type OwnAlerts = Awaited<ReturnType<typeof ownAlerts>>
