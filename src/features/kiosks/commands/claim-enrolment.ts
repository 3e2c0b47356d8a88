import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { notFound } from '@/shared/problem'
import { enterAsScreen } from '../../people/server'
import { claimOf, spendClaim } from '../data/enrolment.queries'
import { kioskById } from '../data/kiosk.queries'
import { secretHash } from '../domain/enrolment-code'

type Browser = Parameters<typeof enterAsScreen>[2]

/**
 * A waiting screen asks whether its code was typed; the first time it was, it is signed in for good.
 * @throws Problem 404 `enrolment-over` where its time is over: it asks for a new code
 */
export async function claimEnrolment(sql: Sql, context: CommandContext, secret: string, browser: Browser) {
  const hash = secretHash(secret)
  const claim = await claimOf(sql, hash, new Date())
  if (!claim) throw notFound('enrolment-over', 'The time of this code is over.')
  if (claim.kioskId === null) return { cookies: [], goTo: null }
  if (!(await spendClaim(sql, hash))) throw notFound('enrolment-over', 'This code was used.')
  const screen = await kioskById(sql, claim.kioskId, context.clock.now())
  const { cookies } = await enterAsScreen(context, claim.kioskId, browser)
  return { cookies, goTo: `/screen?lang=${screen?.settings.lang ?? 'zh'}` }
}
