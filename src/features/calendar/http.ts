import { Hono } from 'hono'
import { z } from 'zod'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { badRequest } from '@/shared/problem'
import { currentCity } from '../areas/server'
import { calendarProposal, calendarPublication, changeCalendar, tryCalendarChange } from './commands/change-calendar'
import { calendarChanges } from './data/calendar-change.queries'
import { told } from './queries/told-effect'

/** Changes of the working calendar: the list, a dry run, a new entry. */
export const calendarRoutes = new Hono<ApiEnv>()
  .get('/calendar/changes', async context => {
    const changes = await calendarChanges(database())
    return context.json({ items: changes.toReversed(), next: null })
  })
  .post('/calendar/changes/try', async context => {
    const parsed = calendarProposal.safeParse(await context.req.json().catch(() => null))
    if (!parsed.success) throw badRequest('bad-body', z.prettifyError(parsed.error))
    const desk = { sql: database(), city: currentCity() }
    return context.json(told(await tryCalendarChange(desk, commandContext(context), parsed.data)))
  })
  .post('/calendar/changes', async context => {
    const parsed = calendarPublication.safeParse(await context.req.json().catch(() => null))
    if (!parsed.success) throw badRequest('bad-body', z.prettifyError(parsed.error))
    const desk = { sql: database(), city: currentCity() }
    const { effect, ...change } = await changeCalendar(desk, commandContext(context), parsed.data)
    return context.json({ ...change, ...told(effect) }, 201)
  })
