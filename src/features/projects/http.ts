import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import type { ApiEnv } from '@/platform/http/api-env'
import { isAllowed, reading } from '@/shared/auth'
import { badRequest, notFound } from '@/shared/problem'
import { areaFor } from '../areas'
import { currentCity } from '../areas/server'
import { whereaboutsOf } from './domain/whereabouts'
import { aheadQuery, lookAhead } from './queries/look-ahead'
import { oneProject } from './queries/one-project'
import { projectHistory } from './queries/project-history'
import { projectList, projectQuery } from './queries/project-list'

const moment = z.iso.datetime({ offset: true })
const whenQuery = z.object({ at: moment.optional(), known: moment.optional() })

const parsed = <T>(schema: z.ZodType<T>, query: unknown): T => {
  const result = schema.safeParse(query)
  if (!result.success) throw badRequest('bad-parameter', z.prettifyError(result.error))
  return result.data
}

/** A question about the area it names, within the area of whoever asks. */
const scoped = <T extends { area?: string | undefined }>(context: Context<ApiEnv>, query: T): T => ({
  ...query,
  area: areaFor(context.get('actor'), currentCity(), query.area || undefined),
})

/** Projects: listed, ahead of their days, and one with all that is known of it. */
export const projectRoutes = new Hono<ApiEnv>()
  .get('/projects', async context =>
    context.json(
      await projectList(
        database(),
        currentCity(),
        scoped(context, parsed(projectQuery, context.req.query())),
        clock().now(),
      ),
    ),
  )
  .get('/projects/due', async context => {
    const asked = scoped(context, parsed(aheadQuery, context.req.query()))
    return context.json(await lookAhead(database(), currentCity(), asked, clock().now()))
  })
  .get('/projects/:id', async context => context.json((await projectFor(context)).project))
  .get('/projects/:id/history', async context => {
    const { project, when } = await projectFor(context)
    return context.json({ items: await projectHistory(database(), currentCity(), project, when) })
  })

/** The project that is asked for, as it stood when it is asked about. @throws Problem 404 */
async function projectFor(context: Context<ApiEnv>) {
  const { at, known } = parsed(whenQuery, context.req.query())
  const when = {
    at: at ? new Date(at) : clock().now(),
    isPast: at !== undefined,
    known: known ? new Date(known) : null,
  }
  const id = context.req.param('id') ?? ''
  const project = await oneProject(database(), currentCity(), id, when)
  if (!project || !isAllowed(context.get('actor'), reading, whereaboutsOf(project, currentCity())))
    throw notFound('unknown-project', `No project is called ${id.slice(0, 100)}`)
  return { project, when }
}
