import { type Context, Hono } from 'hono'
import { currentCity } from '@/features/areas/server'
import { writeAudit } from '@/platform/audit'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { attachment } from '@/shared/file-name'
import { zone } from '@/shared/time'
import { auditQuery } from './domain/audit-query'
import { auditCsv } from './queries/audit-csv'
import { auditPage } from './queries/audit-page'

const cityZone = () => zone(currentCity().timezone)
const searchOf = (context: Context<ApiEnv>) => new URL(context.req.url).searchParams

/** Who did what: pages and a file. Taking the file is itself an entry. */
export const auditRoutes = new Hono<ApiEnv>()
  .get('/audit', async context => {
    context.header('cache-control', 'no-store')
    return context.json(await auditPage(database(), auditQuery(searchOf(context), cityZone())))
  })
  .get('/audit/export.csv', async context => {
    const search = searchOf(context)
    const query = auditQuery(search, cityZone())
    const asked = commandContext(context)
    await writeAudit(asked, { action: 'audit.export', subject: 'audit', after: { search: search.toString() } })
    const name = `audit-${asked.clock.now().toISOString().slice(0, 10)}.csv`
    return context.body(auditCsv(database(), query), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(name),
      'cache-control': 'no-store',
    })
  })
