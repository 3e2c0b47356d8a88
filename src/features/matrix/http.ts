import { Hono } from 'hono'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { bodyOf } from '@/platform/http/body-of'
import { badRequest } from '@/shared/problem'
import { currentCity } from '../areas/server'
import { previewMatrix, publishMatrix } from './commands/publish-matrix'
import { matrixPage } from './queries/matrix-page'
import { tryMatrix } from './queries/try-matrix'

const place = () => ({ sql: database(), city: currentCity() })
function versionOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const version = Number(text)
  if (!Number.isInteger(version) || version < 1)
    throw badRequest('bad-parameter', 'version is a whole number from 1', { parameter: 'version' })
  return version
}

/** Who answers for what. */
export const matrixRoutes = new Hono<ApiEnv>()
  .get('/matrix', async context =>
    context.json(await matrixPage(database(), currentCity(), versionOf(context.req.query('version')))),
  )
  .post('/matrix/try', async context =>
    context.json(await tryMatrix(database(), currentCity(), await bodyOf(context.req))),
  )
  .post('/matrix/preview', async context =>
    context.json(await previewMatrix(place(), commandContext(context), await bodyOf(context.req))),
  )
  .post('/matrix', async context =>
    context.json(await publishMatrix(place(), commandContext(context), await bodyOf(context.req)), 201),
  )
