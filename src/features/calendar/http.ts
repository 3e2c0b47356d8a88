import { Hono } from 'hono'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { bodyBy } from '@/platform/http/body-of'
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
    const proposal = await bodyBy(context.req, calendarProposal)
    const desk = { sql: database(), city: currentCity() }
    return context.json(told(await tryCalendarChange(desk, commandContext(context), proposal)))
  })
  .post('/calendar/changes', async context => {
    const publication = await bodyBy(context.req, calendarPublication)
    const desk = { sql: database(), city: currentCity() }
    const { effect, ...change } = await changeCalendar(desk, commandContext(context), publication)
    return context.json({ ...change, ...told(effect) }, 201)
  })
