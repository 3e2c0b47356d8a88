import { Hono } from 'hono'
import { z } from 'zod'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import type { ApiEnv } from '@/platform/http/api-env'
import { badRequest, notFound } from '@/shared/problem'
import { currentCity } from '../areas/server'
import { lookAhead } from './queries/look-ahead'
import { oneProject } from './queries/one-project'
import { projectList, projectQuery } from './queries/project-list'

const moment = z.iso.datetime({ offset: true })
const whenQuery = z.object({ at: moment.optional(), known: moment.optional() })
const aheadQuery = z.object({ area: z.string().optional() })

const parsed = <T>(schema: z.ZodType<T>, query: unknown): T => {
  const result = schema.safeParse(query)
  if (!result.success) throw badRequest('bad-parameter', z.prettifyError(result.error))
  return result.data
}

/** Projects: listed, ahead of their days, and one with all that is known of it. */
export const projectRoutes = new Hono<ApiEnv>()
  .get('/projects', async context =>
    context.json(
      await projectList(database(), currentCity(), parsed(projectQuery, context.req.query()), clock().now()),
    ),
  )
  .get('/projects/due', async context => {
    const { area } = parsed(aheadQuery, context.req.query())
    return context.json(await lookAhead(database(), currentCity(), area, clock().now()))
  })
  .get('/projects/:id', async context => {
    const { at, known } = parsed(whenQuery, context.req.query())
    const when = {
      at: at ? new Date(at) : clock().now(),
      isPast: at !== undefined,
      known: known ? new Date(known) : null,
    }
    const id = context.req.param('id')
    const project = await oneProject(database(), currentCity(), id, when)
    if (!project) throw notFound('unknown-project', `No project is called ${id.slice(0, 100)}`)
    return context.json(project)
  })
