import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { config } from '@/platform/config'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { caseRow, csvOf, openDoor, testKey } from './testing/door'

const database = testDatabase()
const call = openDoor()
const csv = { 'content-type': 'text/csv' }
const json = { 'content-type': 'application/json' }
const cases = '/datasets/case/records'
const bytes = (...parts: (string | Uint8Array)[]) => new Uint8Array(Buffer.concat(parts.map(each => Buffer.from(each))))

beforeAll(async () => {
  process.env.INGEST_KEY = testKey
  await loadWorkingCalendar(database.sql, loadCity('chengdu'))
})

const good = (caseNo: string) => caseRow({ caseNo })
const stored = async (caseNo: string) =>
  (await database.sql`select 1 from record."case" where source_id = ${caseNo}`).length

describe('one bad row is refused with its code and costs no other', () => {
  const rows: [name: string, changes: Record<string, unknown>, code: string, field: string][] = [
    ['NaN', { lng: 'NaN', lat: '30.6' }, 'type', 'lng'],
    ['Infinity', { visitScore: 'Infinity' }, 'type', 'visitScore'],
    ['no number', { returnCount: 'many' }, 'type', 'returnCount'],
    ['half an int', { returnCount: '1.5' }, 'type', 'returnCount'],
    ['too large an int', { returnCount: '99999999999' }, 'range', 'returnCount'],
    ['no truth', { extended: 'perhaps' }, 'type', 'extended'],
    ['unknown enum', { status: 'lost' }, 'enum', 'status'],
    ['unlisted number', { severity: '9' }, 'enum', 'severity'],
    ['impossible date', { reportedAt: '2026-02-30T08:00:00+08:00' }, 'date', 'reportedAt'],
    ['day first', { reportedAt: '20/11/2026 08:00' }, 'date', 'reportedAt'],
    ['year 0', { reportedAt: '0000-01-01T00:00:00Z' }, 'date', 'reportedAt'],
    ['an end before its start', { filedAt: '2026-11-19T08:00:00+08:00' }, 'order', 'filedAt'],
    ['the future', { reportedAt: '2199-01-01T00:00:00Z' }, 'range', 'reportedAt'],
    ['swapped coordinates', { lng: '30.66', lat: '104.07' }, 'coordinates', 'lng'],
    ['half a point', { lng: '104.07' }, 'coordinates', 'lat'],
    ['null island', { lng: '0', lat: '0' }, 'coordinates', 'lng'],
    ['no such place', { lng: '204', lat: '30' }, 'coordinates', 'lng'],
    ['no point and no district', { district: '' }, 'required', 'district'],
    ['a point outside the city', { district: '', lng: '116.4', lat: '39.9' }, 'outside-city', 'lng'],
    ['a point far from its district', { lng: '116.4', lat: '39.9' }, 'outside-city', 'lng'],
    ['an unknown district', { district: '110101' }, 'unknown-area', 'district'],
    ['a required field empty', { cls: '' }, 'required', 'cls'],
    ['an empty key', { caseNo: '' }, 'required', 'caseNo'],
    ['a field of 1 MB', { text: 'x'.repeat(1_000_000) }, 'too-large', 'text'],
    ['NUL', { text: 'a\0b' }, 'encoding', 'text'],
  ]
  it.each(rows)('%s', async (name, changes, code, field) => {
    const before = good(`before ${name}`)
    const after = good(`after ${name}`)
    const bad = caseRow({ caseNo: `bad ${name}`, ...changes })
    for (const [body, headers] of [
      [csvOf([before, bad, after]), csv],
      [JSON.stringify([before, bad, after]), json],
      [[before, bad, after].map(each => JSON.stringify(each)).join('\n'), { 'content-type': 'application/x-ndjson' }],
    ] as const) {
      const answer = await call('POST', cases, body, headers)
      expect(answer).toMatchObject({ status: 200, json: { received: 3, rejected: 1, byCode: { [code]: 1 } } })
      const rejects = await call('GET', `/batches/${answer.json.batch}/rejects`)
      expect(rejects.json).toMatchObject([{ line: headers === csv ? 3 : 2, code }])
      expect(rejects.json[0].field ?? field).toBe(field)
      expect(rejects.json[0].reason).not.toBe('')
    }
    expect(await stored(`before ${name}`)).toBe(1)
    expect(await stored(`after ${name}`)).toBe(1)
    expect(await stored(`bad ${name}`)).toBe(0)
  })

  it('a ragged line, and bad bytes, in a file with a BOM', async () => {
    const lines = csvOf([good('ragged-1'), good('ragged-2'), good('ragged-3'), good('ragged-4')]).split('\n')
    lines[2] = `${lines[2]},one,more`
    const [head, ...rest] = lines
    const body = bytes(
      '\ufeff',
      `${head}\n${rest.join('\n').replace('ragged-4', 'ragged-')}`.replace(/ragged-(?!\d)/, 'ragged-\u0001'),
    )
    const broken = Uint8Array.from(body, each => (each === 1 ? 0xff : each))
    const answer = await call('POST', `${cases}?encoding=utf-8`, broken, csv)
    expect(answer).toMatchObject({ status: 200, json: { accepted: 2, rejected: 2, byCode: { shape: 1, encoding: 1 } } })
  })

  it('reads what is meant: numbers as text, numbers for text, GB 18030, UTF-16', async () => {
    const body = JSON.stringify([
      caseRow({ caseNo: 20260001, returnCount: '0', extended: 0, lng: '104.07', lat: '30.66' }),
    ])
    expect((await call('POST', cases, body, json)).json).toMatchObject({ accepted: 1 })
    expect(await stored('20260001')).toBe(1)
    const text = csvOf([caseRow({ caseNo: 'utf-16', address: '春熙路' })])
    const wide = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
    expect((await call('POST', cases, wide, csv)).json).toMatchObject({ accepted: 1, encoding: 'utf-16le' })
    const [row] = await database.sql`select address from record."case" where source_id = 'utf-16'`
    expect(row?.address).toBe('春熙路')
  })
})

describe('a delivery that cannot be read is refused whole and leaves nothing', () => {
  const zipped = gzipSync(csvOf(Array.from({ length: 200 }, (_, at) => good(`cut-${at}-${Math.sin(at)}`))))
  const deep = `[${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}]`
  const whole: [name: string, body: BodyInit, headers: Record<string, string>, status: number][] = [
    ['nothing', '', csv, 400],
    ['only a header', Object.keys(good('x')).join(','), csv, 400],
    ['no known column', 'a,b\n1,2\n', csv, 400],
    ['the wrong delimiter', csvOf([good('semi')]), { ...csv, 'x-query': 'delimiter=;' }, 400],
    [
      'truncated gzip',
      new Uint8Array(zipped.subarray(0, zipped.length / 2)),
      { ...csv, 'content-encoding': 'gzip' },
      400,
    ],
    ['no gzip at all', 'caseNo\n1', { ...csv, 'content-encoding': 'gzip' }, 400],
    ['broken JSON', '[{"caseNo": "1"', json, 400],
    ['JSON nested a million deep', deep, json, 400],
    ['an object a million deep', `[{"caseNo":"deep","pauses":${deep}}]`, json, 400],
    ['a picture', new Uint8Array([0x89, 0x50]), { 'content-type': 'image/png' }, 415],
  ]
  it.each(whole)('%s', async (_name, body, { 'x-query': query, ...headers }, status) => {
    const [before] = await database.sql`select count(*)::int as batches from batch`
    const answer = await call('POST', query ? `${cases}?${query}` : cases, body, headers)
    expect(answer.status).toBe(status)
    expect(answer.json.code).toMatch(/^[a-z-]+$/)
    const [after] = await database.sql`select count(*)::int as batches from batch`
    expect(after).toEqual(before)
  })

  it('a stream that is cut in the middle', async () => {
    const header = csvOf([good('half')])
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes(header, 'x'.repeat(200_000)))
      },
      pull(controller) {
        controller.error(new Error('the sender went away'))
      },
    })
    const answer = await call('POST', cases, stream, csv)
    expect(answer).toMatchObject({ status: 400, json: { code: 'body-cut' } })
    expect(await stored('half')).toBe(0)
    expect(await readdir(path.join(config().dataDir, 'spool')).catch(() => [])).toEqual([])
  })

  it('broken JSON after ten thousand good rows', async () => {
    const rows = Array.from({ length: 12_000 }, (_, at) => JSON.stringify(good(`late-${at}`)))
    const answer = await call('POST', cases, `[${rows.join(',')}, {"caseNo": ]`, json)
    expect(answer.status).toBe(400)
    expect(await stored('late-0')).toBe(0)
    expect(await database.sql`select 1 from event_log where data ->> 'count' = '12000'`).toHaveLength(0)
  })
})

describe('a key twice in one delivery', () => {
  it('the later content wins; the same content changes nothing', async () => {
    const rows = [good('twice'), good('twice'), caseRow({ caseNo: 'twice', status: 'voided' })]
    const answer = await call('POST', cases, JSON.stringify(rows), json)
    expect(answer.json).toMatchObject({ received: 3, accepted: 1, unchanged: 1, updated: 1, rejected: 0 })
    const [row] = await database.sql`select status from record."case" where source_id = 'twice'`
    expect(row?.status).toBe('voided')
    expect(await database.sql`select 1 from history."case" where source_id = 'twice'`).toHaveLength(0)
  })

  it('both wait where the profile refuses repetition, and go through once it is mended', async () => {
    const fields = Object.fromEntries(Object.keys(good('x')).map(name => [name, { from: name }]))
    const profile = { source: 'no-repeats', repeat: 'refuse', emit: [{ dataset: 'case', fields }] }
    expect((await call('POST', '/sources', JSON.stringify(profile), json)).status).toBe(201)
    const rows = [good('r-1'), good('r-2'), caseRow({ caseNo: 'r-1', status: 'voided' }), good('r-2')]
    const answer = await call('POST', '/sources/no-repeats/records', JSON.stringify(rows), json)
    expect(answer.json).toMatchObject({
      received: 4,
      accepted: 1,
      unchanged: 1,
      updated: 0,
      rejected: 2,
      byCode: { 'duplicate-in-batch': 2 },
    })
    const rejects = await call('GET', `/batches/${answer.json.batch}/rejects`)
    expect(rejects.json.map((each: { line: number }) => each.line)).toEqual([1, 3])
    expect((await call('POST', '/sources', JSON.stringify({ ...profile, repeat: 'last' }), json)).status).toBe(200)
    const retry = await call('POST', `/batches/${answer.json.batch}/retry`)
    expect(retry.json).toMatchObject({ rows: 2, accepted: 1, updated: 1, rejected: 0, retryOf: answer.json.batch })
    expect(await call('POST', `/batches/${answer.json.batch}/retry`)).toMatchObject({
      status: 409,
      json: { code: 'nothing-waiting' },
    })
  })
})

it('refused rows go through once their profile is mended', async () => {
  const row = (status: string, caseNo: string) => ({ ...good(caseNo), status })
  const fields = Object.fromEntries(Object.keys(good('x')).map(name => [name, { from: name }]))
  const profile = (map: Record<string, string>) => ({
    source: 'mended',
    emit: [{ dataset: 'case', fields: { ...fields, status: { from: 'status', map, else: 'reject' } } }],
  })
  await call('POST', '/sources', JSON.stringify(profile({ 结案: 'closed' })), json)
  const body = csvOf([row('结案', 'm-1'), row('立案', 'm-2'), row('什么', 'm-3')])
  const first = await call('POST', '/sources/mended/records', body, csv)
  expect(first.json).toMatchObject({ accepted: 1, rejected: 2, byCode: { enum: 2 } })
  await call('POST', '/sources', JSON.stringify(profile({ 结案: 'closed', 立案: 'filed' })), json)
  const second = await call('POST', `/batches/${first.json.batch}/retry`)
  expect(second.json).toMatchObject({ rows: 2, accepted: 1, rejected: 1 })
  const rejects = await call('GET', `/batches/${second.json.batch}/rejects`)
  expect(rejects.json).toMatchObject([{ line: 4, field: 'status', code: 'enum', raw: { caseNo: 'm-3' } }])
})

it('hides personal data of refused rows from whoever has no key', async () => {
  const bad = caseRow({ caseNo: 'private', status: 'lost', reporterName: '李四', reporterPhone: '13800000000' })
  const { json: batch } = await call('POST', cases, JSON.stringify([bad]), json)
  const open = await call('GET', `/batches/${batch.batch}/rejects`, undefined, { authorization: '' })
  expect(JSON.stringify(open.json)).not.toMatch(/李四|138000/)
  expect(JSON.stringify((await call('GET', `/batches/${batch.batch}/rejects`)).json)).toContain('李四')
})

it('says what is wrong with a profile', async () => {
  const wrong = [
    { source: 'Bad Name', emit: [] },
    { source: 'x', emit: [{ dataset: 'nothing', fields: {} }] },
    { source: 'x', emit: [{ dataset: 'case', fields: { nothing: { from: 'a' } } }] },
    { source: 'x', emit: [{ dataset: 'case', fields: { status: { value: 'lost' } } }] },
    { source: 'x', emit: [{ dataset: 'case', fields: { reportedAt: { from: 'a', date: 'qqqq' } } }] },
    { source: 'x', crs: 'EPSG:1', emit: [{ dataset: 'case', fields: { lng: { from: 'a' } } }] },
    { source: 'x', timezone: 'Mars/Base', emit: [{ dataset: 'case', fields: { lng: { from: 'a' } } }] },
  ]
  for (const profile of wrong)
    expect(await call('POST', '/sources', JSON.stringify(profile), json)).toMatchObject({
      status: 422,
      json: { code: 'bad-profile' },
    })
})
