import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import { bodyBy, bodyOf } from '@/platform/http/body-of'
import { writeAudit } from '../../platform/audit'
import { clock } from '../../platform/current-clock'
import { database } from '../../platform/db/client'
import { type ApiEnv, commandContext } from '../../platform/http/api-env'
import { authorize } from '../../shared/auth'
import { attachment } from '../../shared/file-name'
import { badRequest, notFound } from '../../shared/problem'
import { areaFor, scopedSearch, scopeOf } from '../areas'
import { currentCity } from '../areas/server'
import { unmaskRecord } from './commands/unmask-record'
import { exportRecords, listRecords } from './data/list-records.sql'
import { calendarYear } from './domain/calendar-year'
import { cityCalendar } from './domain/city-calendar'
import { allFields } from './domain/common-fields'
import { exportHeader, exportLine } from './domain/csv-line'
import type { Dataset } from './domain/define-dataset'
import { recordSchemaOf, templateHeader } from './domain/json-schema'
import { withoutPersonalData } from './domain/mask'
import { readingOf } from './domain/policies'
import { parseRecordQuery } from './domain/record-query'
import { datasets, findDataset, refDataset } from './domain/registry'
import { oneRecord } from './queries/one-record'
import { calendarTrial, tryCalendar } from './queries/try-calendar'

const declared = (name: string): Dataset => {
  const found = findDataset(name)
  if (!found) throw notFound('unknown-dataset', `No dataset is called ${name}`)
  return found
}

const summary = (dataset: Dataset) => ({
  name: dataset.name,
  title: { zh: dataset.titleZh, en: dataset.titleEn },
  kind: dataset.kind,
  time: dataset.time,
  key: dataset.key,
  fields: allFields(dataset).length,
})

/** The registry and the records in it. */
export const datasetRoutes = new Hono<ApiEnv>()
  .get('/calendar', context => {
    const city = currentCity()
    const year = Number(context.req.query('year') ?? cityCalendar(city).dayOf(clock().now().getTime()).slice(0, 4))
    if (!(year >= 2000 && year < 2050)) throw badRequest('bad-parameter', 'year is 2000 to 2049', { parameter: 'year' })
    return context.json({ ...calendarYear(city, year), hours: city.workingHours, timezone: city.timezone })
  })
  .post('/calendar/try', async context => {
    const trial = await bodyBy(context.req, calendarTrial)
    const city = currentCity()
    const area = areaFor(context.get('actor'), city, trial.area || undefined)
    return context.json(await tryCalendar(database(), city, { ...trial, area }, clock().now()))
  })
  .get('/datasets', context => context.json({ items: [...datasets, refDataset].map(summary), next: null }))
  .get('/datasets/:dataset', context => {
    const dataset = declared(context.req.param('dataset'))
    return context.json({
      ...summary(dataset),
      producer: dataset.producer ?? null,
      order: dataset.order,
      fields: allFields(dataset),
    })
  })
  .get('/datasets/:dataset/schema', context => context.json(recordSchemaOf(declared(context.req.param('dataset')))))
  .get('/datasets/:dataset/template.csv', context => {
    const dataset = declared(context.req.param('dataset'))
    return context.body(templateHeader(dataset), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(`${dataset.name}.csv`),
    })
  })
  .get('/datasets/:dataset/records.csv', async context => {
    const dataset = declared(context.req.param('dataset'))
    authorize(context.get('actor'), readingOf(dataset), dataset.name)
    const city = currentCity()
    const search = scopedSearch(context.get('actor'), city, new URL(context.req.url).searchParams)
    const query = parseRecordQuery(dataset, search)
    const file = `${dataset.name}-records.csv`
    const after = { file, search: search.toString() }
    await writeAudit(commandContext(context), { action: 'record.export', subject: `dataset:${dataset.name}`, after })
    context.header('content-type', 'text/csv; charset=utf-8')
    context.header('content-disposition', attachment(file))
    return stream(context, async out => {
      await out.write(exportHeader(dataset))
      for await (const page of exportRecords(database(), dataset, scopeOf(city, query.area), query)) {
        if (out.aborted) return
        await out.write(page.map(each => exportLine(dataset, withoutPersonalData(dataset, each))).join(''))
      }
    })
  })
  .get('/datasets/:dataset/records', async context => {
    const dataset = declared(context.req.param('dataset'))
    authorize(context.get('actor'), readingOf(dataset), dataset.name)
    const city = currentCity()
    const search = scopedSearch(context.get('actor'), city, new URL(context.req.url).searchParams)
    const query = parseRecordQuery(dataset, search)
    const page = await listRecords(database(), dataset, scopeOf(city, query.area), query)
    return context.json({ ...page, items: page.items.map(each => withoutPersonalData(dataset, each)) })
  })
  .get('/datasets/:dataset/records/:id', async context => {
    const dataset = declared(context.req.param('dataset'))
    const asked = { dataset, id: context.req.param('id') }
    return context.json(await oneRecord(database(), currentCity(), context.get('actor'), asked))
  })
  .post('/datasets/:dataset/records/:id/unmask', async context => {
    const dataset = declared(context.req.param('dataset'))
    const input = await bodyOf(context.req)
    const circumstances = { sql: database(), city: currentCity(), context: commandContext(context) }
    context.header('cache-control', 'no-store')
    return context.json(await unmaskRecord({ dataset, id: context.req.param('id'), input }, circumstances))
  })
