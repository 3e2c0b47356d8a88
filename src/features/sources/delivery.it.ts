import { gzipSync } from 'node:zlib'
import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { caseRow, csvOf, openDoor, testKey } from './testing/door'

const database = testDatabase()
const call = openDoor()
const csv = { 'content-type': 'text/csv' }
const json = { 'content-type': 'application/json' }

beforeAll(async () => {
  process.env.INGEST_KEY = testKey
  await loadWorkingCalendar(database.sql, loadCity('chengdu'))
})

it('stores a case once, tells of it, and changes nothing the second time', async () => {
  const body = csvOf([caseRow({ caseNo: 'once', lng: 104.07, lat: 30.66, reporterName: '张三' })])
  const first = await call('POST', '/datasets/case/records', body, csv)
  expect(first).toMatchObject({
    status: 200,
    json: { received: 1, accepted: 1, updated: 0, unchanged: 0, rejected: 0 },
  })
  const [record] = await database.sql`select * from record."case" where source_id = 'once'`
  expect(record).toMatchObject({ source: 'direct', district: '510104', batch_id: first.json.batch, withdrawn: false })
  expect(record?.cell).toHaveLength(15)
  const events = await database.sql`select * from event_log where subject = ${`case:${record?.id}`}`
  expect(events).toHaveLength(1)
  expect(events[0]).toMatchObject({ type: 'record.added' })
  expect(events[0]?.topics).toEqual(
    expect.arrayContaining([`case:${record?.id}`, 'area:510104', 'area:510100', 'map:cases', 'wall']),
  )
  expect(JSON.stringify(events[0])).not.toContain('张三')

  const again = await call('POST', '/datasets/case/records', body, csv)
  expect(again.json).toMatchObject({ received: 1, accepted: 0, updated: 0, unchanged: 1, rejected: 0 })
  const [same] = await database.sql`select * from record."case" where source_id = 'once'`
  expect(same).toEqual(record)
  expect(await database.sql`select seq from event_log where subject = ${`case:${record?.id}`}`).toHaveLength(1)
})

it('keeps the former version when content changes', async () => {
  await call('POST', '/datasets/case/records', JSON.stringify([caseRow({ caseNo: 'moves' })]), json)
  const changed = caseRow({ caseNo: 'moves', status: 'filed', filedAt: '2026-11-20T09:00:00+08:00' })
  const answer = await call('POST', '/datasets/case/records', JSON.stringify([changed]), json)
  expect(answer.json).toMatchObject({ accepted: 0, updated: 1 })
  const [now] = await database.sql`select * from record."case" where source_id = 'moves'`
  const [was] = await database.sql`select * from history."case" where id = ${now?.id}`
  expect(now).toMatchObject({ status: 'filed' })
  expect(was).toMatchObject({ status: 'reported' })
  expect(was?.known_to).toEqual(now?.known_from)
  expect(now?.triaged_at).toEqual(new Date('2026-11-20T09:00:00+08:00'))
})

it('takes a large body in a thread of its own, gzip or not', async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => caseRow({ caseNo: `big-${at}`, address: `第${at}号` }))
  const body = csvOf(rows)
  const answer = await call('POST', '/datasets/case/records', body, csv)
  expect(answer.json).toMatchObject({ rows: 3000, accepted: 3000, rejected: 0 })
  const zipped = await call('POST', '/datasets/case/records', new Uint8Array(gzipSync(body)), {
    ...csv,
    'content-encoding': 'gzip',
  })
  expect(zipped.json).toMatchObject({ rows: 3000, accepted: 0, unchanged: 3000 })
})

it('withdraws a record, and a new delivery brings it back', async () => {
  await call('POST', '/datasets/case/records', JSON.stringify([caseRow({ caseNo: 'gone' })]), json)
  const gone = await call('DELETE', '/datasets/case/records/direct/gone')
  expect(gone).toMatchObject({ status: 200, json: { received: 1, updated: 1 } })
  expect(await database.sql`select 1 from live."case" where source_id = 'gone'`).toHaveLength(0)
  expect((await call('DELETE', '/datasets/case/records/direct/gone')).json).toMatchObject({ updated: 0, unchanged: 1 })
  expect((await call('DELETE', '/datasets/case/records/direct/never')).status).toBe(404)
  const back = await call('POST', '/datasets/case/records', JSON.stringify([caseRow({ caseNo: 'gone' })]), json)
  expect(back.json).toMatchObject({ updated: 1 })
  expect(await database.sql`select 1 from live."case" where source_id = 'gone'`).toHaveLength(1)
  const mark = JSON.stringify([
    { caseNo: 'gone', _withdrawn: true },
    { caseNo: 'unheard', _withdrawn: true },
  ])
  expect((await call('POST', '/datasets/case/records', mark, json)).json).toMatchObject({ updated: 1, unchanged: 1 })
  expect(await database.sql`select 1 from live."case" where source_id = 'gone'`).toHaveLength(0)
})

it('answers a repeated key with the same batch, and refuses another body under it', async () => {
  const body = JSON.stringify([caseRow({ caseNo: 'keyed' })])
  const keyed = { ...json, 'idempotency-key': 'k-1' }
  const first = await call('POST', '/datasets/case/records', body, keyed)
  const second = await call('POST', '/datasets/case/records', body, keyed)
  expect(second.json).toEqual(first.json)
  const zipped = await call('POST', '/datasets/case/records', new Uint8Array(gzipSync(body)), {
    ...keyed,
    'content-encoding': 'gzip',
  })
  expect(zipped.json).toEqual(first.json)
  const other = await call('POST', '/datasets/case/records', JSON.stringify([caseRow({ caseNo: 'else' })]), keyed)
  expect(other).toMatchObject({ status: 422, json: { code: 'key-reused' } })
  const target = await call('POST', '/datasets/hotline/records', body, keyed)
  expect(target).toMatchObject({ status: 422, json: { code: 'key-reused' } })
})

it('runs one of two deliveries that carry the same key at once', async () => {
  const body = JSON.stringify([caseRow({ caseNo: 'raced' })])
  const keyed = { ...json, 'idempotency-key': 'k-race' }
  const answers = await Promise.all([1, 2, 3, 4].map(() => call('POST', '/datasets/case/records', body, keyed)))
  const taken = answers.filter(each => each.status === 200)
  expect(taken.length).toBeGreaterThan(0)
  expect(new Set(taken.map(each => each.json.batch)).size).toBe(1)
  for (const each of answers)
    if (each.status !== 200) expect(each).toMatchObject({ status: 409, json: { code: 'key-in-use' } })
  expect(await database.sql`select 1 from record."case" where source_id = 'raced'`).toHaveLength(1)
})

it('asks for the key and knows its datasets', async () => {
  const body = JSON.stringify([caseRow()])
  const wrong = { ...json, authorization: 'Bearer something-else' }
  expect(await call('POST', '/datasets/case/records', body, wrong)).toMatchObject({
    status: 401,
    json: { code: 'key-wrong' },
  })
  expect(await call('POST', '/datasets/cases/records', body, json)).toMatchObject({
    status: 404,
    json: { code: 'unknown-dataset' },
  })
  const picture = await call('POST', '/datasets/case/records', body, { 'content-type': 'image/png' })
  expect(picture).toMatchObject({ status: 415, json: { code: 'unsupported-media-type' } })
})

it('lists batches newest first, page by page', async () => {
  const first = await call('GET', '/batches?limit=2')
  expect(first.json.items).toHaveLength(2)
  const second = await call('GET', `/batches?limit=2&cursor=${first.json.next}`)
  const ids = [...first.json.items, ...second.json.items].map((each: { batch: string }) => each.batch)
  expect(new Set(ids).size).toBe(4)
  const times = [...first.json.items, ...second.json.items].map((each: { knownFrom: string }) => each.knownFrom)
  expect(times).toEqual([...times].sort().reverse())
})
