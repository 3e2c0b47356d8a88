import { config } from '@/platform/config'
import { database } from '@/platform/db/client'
import { currentCity } from '../../areas/server'
import { hasRealAccounts } from '../data/account.queries'
import { personasOf } from '../domain/personas'

/** A persona as the sign-in page offers it. */
export interface OfferedPersona {
  readonly key: string
  readonly unit: { readonly zh: string; readonly en: string } | null
  readonly area: { readonly zh: string; readonly en: string } | null
}

/** What can be done at the door now: personas in demo mode, the set-up while nobody has an account. */
export async function signInChoices(): Promise<{ personas: readonly OfferedPersona[]; needsSetUp: boolean }> {
  const city = currentCity()
  const isDemo = config().demo
  const personas = isDemo
    ? personasOf(city).map(({ key, unit, area }) => ({
        key,
        unit: (unit && city.units.get(unit)?.name) || null,
        area: (area && city.areas.get(area)?.name) || null,
      }))
    : []
  return { personas, needsSetUp: !isDemo && !(await hasRealAccounts(database())) }
}

/** Whether the first administrator has yet to be made. */
export const needsSetUp = async (): Promise<boolean> => !(await hasRealAccounts(database()))
