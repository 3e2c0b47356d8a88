import { Hono } from 'hono'
import { writeAudit } from '@/platform/audit'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { scopedSearch } from '../areas'
import { currentCity } from '../areas/server'
import { evaluation, parseEvaluationQuery } from './queries/evaluation'
import { evaluationFile } from './queries/evaluation-file'

const asked = () => ({ sql: database(), city: currentCity(), clock: clock() })
const langOf = (search: URLSearchParams) => (search.get('lang') === 'en' ? 'en' : 'zh')

/** Monthly evaluation. */
export const evaluationRoutes = new Hono<ApiEnv>()
  .get('/evaluation', async context => {
    const search = scopedSearch(context.get('actor'), currentCity(), new URL(context.req.url).searchParams)
    const { query, ...found } = await evaluation(asked(), parseEvaluationQuery(asked(), search), langOf(search))
    return context.json({ by: query.by, month: query.period.name, area: query.area ?? null, ...found })
  })
  .get('/evaluation/export.csv', async context => {
    const search = scopedSearch(context.get('actor'), currentCity(), new URL(context.req.url).searchParams)
    const found = await evaluation(asked(), parseEvaluationQuery(asked(), search), langOf(search))
    const after = { search: search.toString(), rows: found.rows.length }
    await writeAudit(commandContext(context), {
      action: 'evaluation.export',
      subject: `evaluation:${found.query.by}`,
      after,
    })
    return evaluationFile(found, langOf(search))
  })
