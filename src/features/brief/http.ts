import { Hono } from 'hono'
import { z } from 'zod'
import { writeAudit } from '@/platform/audit'
import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { attachment } from '@/shared/file-name'
import { badRequest } from '@/shared/problem'
import { areaFor, scopeOf } from '../areas'
import { currentCity } from '../areas/server'
import { briefDay } from './domain/brief-day'
import { briefPdf } from './print/brief-pdf'
import { briefMap } from './queries/brief-map'
import { dailyBrief } from './queries/daily-brief'

const query = z.object({
  day: z.string().optional(),
  area: z.string().optional(),
  lang: z.enum(['zh', 'en']).default('zh'),
})

/** The daily brief, as it is printed. */
export const briefRoutes = new Hono<ApiEnv>().get('/brief.pdf', async context => {
  const parsed = query.safeParse(context.req.query())
  if (!parsed.success) throw badRequest('bad-parameter', z.prettifyError(parsed.error))
  const [city, actor, sql] = [currentCity(), context.get('actor'), database()]
  const area = areaFor(actor, city, parsed.data.area || undefined)
  scopeOf(city, area)
  const day = briefDay(parsed.data.day || undefined, clock().now(), city.timezone)
  if (!day) throw badRequest('bad-parameter', 'day is a day that has begun, such as 2026-11-21', { parameter: 'day' })
  const question = { city, actor, area, day }
  const [brief, map] = await Promise.all([dailyBrief(sql, question), briefMap(sql, question)])
  const { lang } = parsed.data
  const { name, bytes } = await briefPdf(brief, map, { ...question, lang, demo: config().demo })
  await writeAudit(commandContext(context), {
    action: 'brief.export',
    subject: `brief:${day.day}`,
    after: { day: day.day, area: area ?? city.code, lang, at: day.at.toISOString() },
  })
  return context.body(new Uint8Array(bytes), 200, {
    'content-type': 'application/pdf',
    'content-disposition': attachment(name),
    'cache-control': 'no-store',
  })
})
