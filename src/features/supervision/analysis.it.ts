import { read, utils } from '@e965/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { cityCalendar, loadWorkingCalendar } from '../datasets/server'
import { insertRecords } from '../datasets/testing/insert-records'
import { analysisQuery, supervisionAnalysis } from './queries/analysis'
import { matterFile } from './queries/matter-file'
import { matterList, matterQuery } from './queries/matter-list'
import { signedProject } from './testing/signed-project'

const database = testDatabase()
const city = loadCity('chengdu')
const NOW = new Date('2026-11-18T02:00:00Z')

const analysed = (query: Record<string, unknown> = {}) =>
  supervisionAnalysis(database.sql, city, analysisQuery.parse(query), NOW)
const listed = (query: Record<string, unknown> = {}) =>
  matterList(database.sql, city, { query: matterQuery.parse(query), now: NOW })

interface Case {
  readonly no: string
  readonly found: string
  readonly kind?: string
  readonly cause?: string
  readonly unit?: string
  readonly reported?: string
  readonly accepted?: string
  readonly district?: string
  readonly text?: string
}

/** A problem with its one order; its limit is seven working days. */
async function problem(projectCode: string, each: Case) {
  const { no: problemNo, found, unit = 'U-WATER', reported, accepted, district = '510104', text = '等待意见' } = each
  const dates = { ...(accepted ? { acceptedAt: accepted } : {}) }
  await insertRecords(database.sql, 'problem', [
    {
      problemNo,
      projectCode,
      title: text,
      ...(each.kind ? { kind: each.kind } : {}),
      ...(each.cause ? { cause: each.cause } : {}),
      unit,
      foundAt: found,
      district,
      ...(reported ? { settledAt: reported } : {}),
      ...dates,
    },
  ])
  const dueAt = new Date(cityCalendar(city).addWorkingDays(Date.parse(found), 7)).toISOString()
  const state = accepted ? 'accepted' : reported ? 'reported' : 'working'
  await insertRecords(database.sql, 'work_order', [
    {
      orderNo: `O-${problemNo}`,
      problemNo,
      unit,
      role: 'approving',
      issuedAt: found,
      dueAt,
      state,
      district,
      ...dates,
      ...(reported ? { reportedAt: reported } : {}),
    },
  ])
}

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city)
  // the permit came on 5 November: what was found before it was found with a signed project
  const { code } = await signedProject(database.sql, city, { permitIssuedAt: '2026-11-05T00:00:00Z' })
  const add = (each: Case) => problem(code, each)
  await add({
    no: 'P1',
    found: '2026-11-02T01:00:00Z',
    kind: 'slow',
    cause: 'opinion-wait',
    reported: '2026-11-04T01:00:00Z',
    accepted: '2026-11-05T01:00:00Z',
  })
  await add({
    no: 'P2',
    found: '2026-11-03T01:00:00Z',
    kind: 'slow',
    cause: 'papers-wait',
    unit: 'U-HERITAGE',
    text: '=HYPERLINK("http://x","y")',
  })
  await add({ no: 'P3', found: '2026-11-10T01:00:00Z', kind: 'blocked', reported: '2026-11-12T01:00:00Z' })
  await add({ no: 'P4', found: '2026-11-12T01:00:00Z', district: '510105' })
  // the 12th of October was among the same days; that of the 25th had not been found by the 18th
  await add({
    no: 'P5',
    found: '2026-10-12T01:00:00Z',
    kind: 'slow',
    reported: '2026-11-01T01:00:00Z',
    accepted: '2026-11-02T01:00:00Z',
  })
  await add({ no: 'P6', found: '2026-10-25T01:00:00Z', kind: 'slow' })
  // midnight of the city: the last of October there, still October here
  await add({ no: 'P7', found: '2026-10-31T15:59:00Z', kind: 'slow' })
})

describe('the analysis of a running month', () => {
  it('counts found, settled, in time and late by kind and cause, stage and unit, beside the same days of the month before', async () => {
    const { total, kinds, stages, units, few } = await analysed()
    expect(few).toBe(10)
    expect(total.now).toMatchObject({
      found: 4,
      settled: 1,
      open: 3,
      onTime: 2,
      late: 1,
      waiting: 1,
      days: 3,
      isFew: true,
    })
    // on 18 October nothing of it was reported, and nothing else had been found
    expect(total.before).toMatchObject({ found: 1, settled: 0, late: 0, waiting: 1 })
    expect(
      kinds.map(each => [each.key, each.now.found, each.causes.map(cause => [cause.key, cause.now.found])]),
    ).toEqual([
      [
        'slow',
        2,
        [
          ['opinion-wait', 1],
          ['papers-wait', 1],
          ['none', 0],
        ],
      ],
      ['blocked', 1, [['none', 1]]],
      ['none', 1, [['none', 1]]],
    ])
    expect(stages.map(each => [each.key, each.now.found])).toEqual([
      ['signed', 2],
      ['construction-permit', 2],
    ])
    expect(units.map(each => [each.key, each.now.found]).toSorted()).toEqual([
      ['U-HERITAGE', 1],
      ['U-WATER', 3],
    ])
  })
  it('has the twelve months as things stand now, by the city’s own days', async () => {
    const { months } = await analysed()
    expect(months).toHaveLength(12)
    expect(months.slice(-2).map(each => [each.key, each.now.found, each.now.settled, each.now.late])).toEqual([
      ['2026-10', 3, 1, 3],
      ['2026-11', 4, 1, 1],
    ])
  })
  it('keeps to an area, and refuses a month that has not begun', async () => {
    expect((await analysed({ area: '510105' })).total.now.found).toBe(1)
    await expect(analysed({ until: '2026-12' })).rejects.toMatchObject({ code: 'bad-parameter' })
  })
})

describe('the list behind a number', () => {
  it('has as many rows as every number says, of problems and of orders, now and before', async () => {
    for (const of of ['problems', 'orders']) {
      const { total, kinds, stages, units, months } = await analysed({ of, span: '3' })
      const rows = [
        { group: {}, ...total },
        ...kinds.map(each => ({ group: { kind: each.key }, ...each })),
        ...kinds.flatMap(kind => kind.causes.map(each => ({ group: { kind: kind.key, cause: each.key }, ...each }))),
        ...stages.map(each => ({ group: { stage: each.key }, ...each })),
        ...units.map(each => ({ group: { unit: each.key }, ...each })),
      ]
      expect(rows.length).toBeGreaterThan(8)
      for (const { group, now, before } of rows)
        for (const [only, name] of [
          [undefined, 'found'],
          ['settled', 'settled'],
          ['late', 'late'],
          ['on-time', 'onTime'],
          ['open', 'open'],
        ] as const) {
          const counted = { of, span: '3', ...group, ...(only ? { only } : {}) }
          const found = await listed(counted)
          expect([found.count, found.items.length], `${JSON.stringify(counted)}`).toEqual([now[name], now[name]])
          expect((await listed({ ...counted, before: 'true' })).count).toBe(before[name])
        }
      for (const { key, now } of months) expect((await listed({ of, until: key })).count, key).toBe(now.found)
    }
  })
  it('is numbered from the oldest, with project, units, limit, state and flags', async () => {
    const { items } = await listed({ until: '2026-10' })
    expect(items.map(each => [each.number, each.no, each.state, each.isLate])).toEqual([
      [1, 'P5', 'accepted', true],
      [2, 'P6', 'open', true],
      [3, 'P7', 'open', true],
    ])
    expect(items[1]).toMatchObject({ projectName: expect.stringContaining('示范项目'), stage: 'signed' })
    expect(items[1]?.dueAt?.toISOString()).toBe('2026-11-03T16:00:00.000Z')
  })
  it('shows the months before as they stood, not as they came to be', async () => {
    const { items } = await listed({ before: 'true' })
    expect(items.map(each => [each.no, each.state, each.isLate])).toEqual([['P5', 'open', false]])
  })
  it('goes into files whole, with nothing that a spreadsheet would run', async () => {
    const list = await listed()
    const writing = { lang: 'zh', timeZone: city.timezone } as const
    const csv = await matterFile(list, 'csv', writing).answer().text()
    expect(csv.split('\r\n')).toHaveLength(list.items.length + 2)
    expect(csv).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
    // 3 November and seven working days: the end of the 12th
    expect(csv).toContain('2026-11-12 24:00')
    const { name, answer } = matterFile(list, 'xlsx', writing)
    expect(name).toBe('项目问题月度清单-2026-11.xlsx')
    const book = read(await answer().arrayBuffer())
    const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 })
    expect(rows[2]?.[4]).toBe(`'=HYPERLINK("http://x","y")`)
  })
})
