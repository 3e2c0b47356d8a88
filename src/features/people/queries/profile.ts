import { database } from '@/platform/db/client'
import { currentCity } from '../../areas/server'
import { type Account, type OpenSession, sessionsOf } from '../data/account.queries'

interface Named {
  readonly zh: string
  readonly en: string
}

export interface Profile {
  readonly account: Account
  readonly unit: Named | null
  readonly area: Named | null
  readonly timeZone: string
  readonly sessions: readonly {
    readonly id: string
    readonly isThis: boolean
    readonly createdAt: string
    readonly seenAt: string
    readonly from: string | null
    readonly userAgent: string | null
  }[]
}

/** Somebody's own account, and where it is signed in. */
export async function profileOf({ account, session }: OpenSession): Promise<Profile> {
  const city = currentCity()
  const sessions = await sessionsOf(database(), account.id)
  return {
    account,
    unit: (account.unit && city.units.get(account.unit)?.name) || null,
    area: (account.area && city.areas.get(account.area)?.name) || null,
    timeZone: city.timezone,
    sessions: sessions.map(each => ({
      ...each,
      isThis: each.id === session.id,
      createdAt: each.createdAt.toISOString(),
      seenAt: each.seenAt.toISOString(),
    })),
  }
}
