import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { actorName, authorize } from '@/shared/auth'
import { badRequest, notFound } from '@/shared/problem'
import type { City } from '../../areas'
import { addScreenAccount } from '../../people/server'
import { giveKiosk, holdEnrolment } from '../data/enrolment.queries'
import { insertKiosk } from '../data/kiosk.queries'
import { normalCode } from '../domain/enrolment-code'
import { kioskSettings } from '../domain/kiosk'
import { keepingScreens } from '../domain/policies'

const input = z.object({
  code: z.string().max(40),
  name: z.string().trim().min(1).max(80),
  area: z.string().nullable().default(null),
  settings: kioskSettings.prefault({}),
})

interface Circumstances {
  readonly sql: Sql
  readonly city: City
  readonly context: CommandContext
}

/** Lets in the screen that shows a code. @throws Denied; Problem 400 `shape`, `unknown-area`; 404 `unknown-code` */
export async function acceptEnrolment(body: unknown, { sql, city, context }: Circumstances): Promise<{ id: string }> {
  const parsed = input.safeParse(body)
  if (!parsed.success) throw badRequest('shape', z.prettifyError(parsed.error))
  const { code, name, area, settings } = parsed.data
  authorize(context.actor, keepingScreens, { city, area })
  if (area !== null && !city.contains(area))
    throw badRequest('unknown-area', `${area.slice(0, 40)} is no area of the city`)
  const at = context.clock.now()
  return sql.begin(async tx => {
    const enrolment = await holdEnrolment(tx, normalCode(code), new Date())
    if (!enrolment) throw notFound('unknown-code', 'No screen shows this code, or its time is over.')
    const id = await addScreenAccount(tx, { name, area }, at)
    await insertKiosk(tx, { id, name, area, settings, at, by: actorName(context.actor) })
    await giveKiosk(tx, enrolment, id)
    await appendAudit(tx, context, { action: 'screen.enrol', subject: `screen:${id}`, after: { name, area, settings } })
    return { id }
  })
}
