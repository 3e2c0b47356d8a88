import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import { system } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { readRules } from '../data/rules.queries'
import { readCells, readIndex } from '../data/values.queries'
import type { DescribedIndicator, Draft } from '../domain/draft'
import type { PreviewedMoment } from '../domain/draft-preview'
import { areaOf } from '../queries/area-of'
import { indicatorList } from '../queries/indicator-list'
import { indexVersions, indicatorVersions } from '../queries/version-history'
import { type RandomCity, randomCity } from '../testing/random-city'
import { computeIndicators } from './compute-indicators'
import { loadDefinitions } from './load-definitions'
import { previewChange } from './preview-change'
import { publishChange } from './publish-change'
import { publishPeriods } from './publish-periods'

const now = new Date('2026-11-21T08:00:00Z')
const minutesLater = (count: number) => new Date(now.getTime() + count * 60_000)
const said = { by: '测试编辑', reason: 'calibrated on three months' }

describe('a change of the rules', () => {
  const database = testDatabase()
  let random: RandomCity

  beforeAll(async () => {
    const { sql } = database
    random = await randomCity(sql, now, { case: 1200 }, 11)
    await computeIndicators(at(now))
    await publishPeriods(at(now))
  })

  const at = (moment: Date) => ({
    sql: database.sql,
    city: random.city,
    clock: fixedClock(moment),
    secret: 'of this test',
    origin: { actor: system('test'), requestId: 'test', from: null },
  })
  const publish = async (draft: Draft, moment: Date) => {
    const { fingerprint } = await previewChange(at(moment), draft)
    return publishChange(at(moment), draft, { ...said, fingerprint })
  }
  const parameters = (change: { code: string; expectedVersion: number; floor: number; goal: number; weight: number }) =>
    ({ kind: 'parameters', changes: [change] }) as const satisfies Draft
  const widened = { code: 'S-RB-03', expectedVersion: 1, floor: 0, goal: 99, weight: 3 }

  /** What is stored now, in the words of a preview. */
  async function storedIndex() {
    const rows = await readIndex(database.sql)
    const of = (area: string, dimension: string) =>
      rows.find(each => each.area === area && each.dimension === dimension)?.value ?? null
    return (area: string) => ({
      index: of(area, 'all'),
      dimensions: Object.fromEntries(['safe', 'tidy', 'orderly', 'convenient'].map(name => [name, of(area, name)])),
    })
  }
  const side = (moment: PreviewedMoment, which: 'before' | 'after') =>
    new Map(
      moment.areas.map(({ area, index, dimensions }) => [
        area,
        {
          index: index[which],
          dimensions: Object.fromEntries(Object.entries(dimensions).map(([name, pair]) => [name, pair[which]])),
        },
      ]),
    )
  const live = (moments: readonly PreviewedMoment[]): PreviewedMoment => {
    const last = moments.at(-1)
    if (last?.name !== 'live') throw new Error('now comes last')
    return last
  }

  async function expectPreviewCameTrue(draft: Draft, moment: Date): Promise<PreviewedMoment> {
    await computeIndicators(at(moment))
    const stood = await storedIndex()
    const preview = await previewChange(at(moment), draft)
    const seen = live(preview.moments)
    for (const [area, before] of side(seen, 'before')) expect(before).toEqual(stood(area))
    await publishChange(at(moment), draft, { ...said, fingerprint: preview.fingerprint })
    await computeIndicators(at(moment))
    const stands = await storedIndex()
    for (const [area, after] of side(seen, 'after')) expect(after, area).toEqual(stands(area))
    const cells = new Map((await readCells(database.sql)).map(each => [`${each.code} ${each.area}`, each]))
    for (const { code, area, value, score } of seen.cells) {
      const cell = cells.get(`${code} ${area}`)
      expect([value.after, score.after], `${code} ${area}`).toEqual([cell?.value ?? null, cell?.score ?? null])
    }
    return seen
  }

  it('of floor, goal and weight is previewed as it then comes true, and writes nothing before', async () => {
    const count = async () =>
      (await database.sql`select (select count(*) from indicator_parameter) + (select count(*) from event_log) as n`)[0]
        ?.n
    const before = await count()
    const preview = await previewChange(at(now), parameters(widened))
    expect(await count()).toBe(before)
    expect(preview.moments.map(each => each.name)).toEqual(['2026-08', '2026-09', '2026-10', 'live'])
    const seen = await expectPreviewCameTrue(parameters(widened), now)
    const moved = seen.cells.filter(each => each.score.before !== each.score.after)
    expect(moved.length).toBeGreaterThan(3)
    expect(seen.cells.every(each => each.value.before === each.value.after)).toBe(true)
  })

  it('leaves the parameters of every date before it as they were', async () => {
    const goalAt = async (moment: Date) =>
      (await readRules(database.sql, moment)).indicators.find(each => each.code === 'S-RB-03')?.goal
    expect(await goalAt(new Date(now.getTime() - 1))).toBe(100)
    expect(await goalAt(now)).toBe(99)
  })

  it('is refused to whoever did not see that somebody was first, and told what stands there now', async () => {
    const late = previewChange(at(minutesLater(1)), parameters({ ...widened, goal: 98 }))
    await expect(late).rejects.toMatchObject({
      status: 409,
      code: 'version-conflict',
      extra: {
        conflicts: [
          {
            what: 'parameters',
            code: 'S-RB-03',
            expected: 1,
            version: 2,
            ...said,
            now: { floor: 0, goal: 99, weight: 3 },
          },
        ],
      },
    })
  })

  it('lets one of two win who publish at the same time', async () => {
    const draft = parameters({ code: 'S-RB-02', expectedVersion: 1, floor: 5, goal: 0, weight: 3 })
    const { fingerprint } = await previewChange(at(minutesLater(1)), draft)
    const both = await Promise.allSettled(
      [1, 2].map(() => publishChange(at(minutesLater(1)), draft, { ...said, fingerprint })),
    )
    expect(both.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(each => each.status === 'rejected')?.reason).toMatchObject({ code: 'version-conflict' })
  })

  it('needs the preview of just that change, against just these rules', async () => {
    const draft = parameters({ code: 'S-RB-06', expectedVersion: 1, floor: 80, goal: 99, weight: 2 })
    const moment = minutesLater(2)
    const unseen = publishChange(at(moment), draft, { ...said, fingerprint: 'guessed' })
    await expect(unseen).rejects.toMatchObject({ status: 409, code: 'preview-needed' })
    const { fingerprint } = await previewChange(at(moment), draft)
    const other = { ...draft, changes: [{ ...draft.changes[0], goal: 98 }] } as Draft
    await expect(publishChange(at(moment), other, { ...said, fingerprint })).rejects.toMatchObject({
      code: 'preview-needed',
    })
    await publish(parameters({ code: 'S-RB-04', expectedVersion: 1, floor: 70, goal: 99, weight: 2 }), moment)
    await expect(publishChange(at(moment), draft, { ...said, fingerprint })).rejects.toMatchObject({
      code: 'preview-needed',
    })
  })

  it('of the past is refused', async () => {
    const draft = {
      ...parameters({ ...widened, expectedVersion: 2, goal: 91 }),
      validFrom: '2026-11-01T00:00:00+08:00',
    }
    await expect(previewChange(at(minutesLater(3)), draft)).rejects.toMatchObject({
      status: 422,
      extra: { issues: [{ field: 'validFrom', issue: 'past' }] },
    })
  })

  it('of the four shares is previewed as it then comes true', async () => {
    const shares = { safe: 0.4, tidy: 0.2, orderly: 0.2, convenient: 0.2 }
    await expectPreviewCameTrue({ kind: 'shares', expectedVersion: 1, shares }, minutesLater(4))
    expect((await readRules(database.sql, minutesLater(4))).shares).toEqual(shares)
    expect((await readRules(database.sql, now)).shares.safe).toBe(0.3)
  })

  it('that begins later holds from its day', async () => {
    const validFrom = '2027-01-01T00:00:00+08:00'
    const draft = { ...parameters({ code: 'S-RB-05', expectedVersion: 1, floor: 1, goal: 2, weight: 1 }), validFrom }
    const own = (await readRules(database.sql, now)).indicators.find(each => each.code === 'S-RB-05')
    const change = { ...draft.changes[0], floor: own?.goal ?? 0, goal: own?.floor ?? 0 }
    const wrongWay = previewChange(at(minutesLater(5)), { ...draft, changes: [change] } as Draft)
    await expect(wrongWay).rejects.toMatchObject({ extra: { issues: [{ field: 'goal', issue: 'direction' }] } })
    const weighed = { code: 'S-RB-05', expectedVersion: 1, floor: own?.floor ?? 0, goal: own?.goal ?? 0, weight: 0.5 }
    await publish({ ...parameters(weighed), validFrom }, minutesLater(5))
    const weightAt = async (moment: Date) =>
      (await readRules(database.sql, moment)).indicators.find(each => each.code === 'S-RB-05')?.weight
    expect(await weightAt(minutesLater(6))).toBe(own?.weight)
    expect(await weightAt(new Date(validFrom))).toBe(0.5)
    const { items } = await indicatorVersions(database.sql, 'S-RB-05', minutesLater(6))
    expect(items[0]).toMatchObject({ what: 'parameters', version: 2, state: 'scheduled', ...said })
  })

  it('is never overwritten: the database itself refuses', async () => {
    const { sql } = database
    await expect(sql`update indicator_parameter set goal = 1 where code = 'S-RB-03'`).rejects.toThrow(/never changed/)
    await expect(sql`delete from indicator_definition where code = 'S-RB-03'`).rejects.toThrow(/never changed/)
    await expect(sql`update index_weight set share = 0.5`).rejects.toThrow(/never changed/)
  })

  it('is not undone when the server starts and reads its list again', async () => {
    const before = await readRules(database.sql, minutesLater(10))
    expect(await loadDefinitions({ sql: database.sql, now: minutesLater(9) })).toBe(0)
    expect(await readRules(database.sql, minutesLater(10))).toEqual(before)
  })

  const overdue: DescribedIndicator = {
    nameZh: '案件按期处置率（自建）',
    nameEn: 'Cases handled in time (own)',
    dimension: 'orderly',
    domain: 'digital-urban-management',
    unit: '%',
    direction: 'higher',
    formula: 'ratio(count(case, handledAt != null), count(case))',
    period: 'weekly',
    basis: '',
    evidence: 'assumed',
  }
  const rating = { floor: 20, goal: 90, weight: 2 }

  it('adds an indicator that is like every other: listed last, computed, in the index', async () => {
    const draft = { kind: 'new', code: 'X-CS-01', definition: overdue, rating } as const satisfies Draft
    const seen = await expectPreviewCameTrue(draft, minutesLater(20))
    expect(seen.cells.find(each => each.area === '510100')).toMatchObject({ value: { before: null } })
    expect(seen.cells.some(each => each.value.after !== null)).toBe(true)
    const query = { area: areaOf(random.city, undefined) }
    const { items } = await indicatorList(database.sql, random.city, query, minutesLater(20))
    expect(items).toHaveLength(388)
    expect(items.at(-1)).toMatchObject({ code: 'X-CS-01', version: 1, dataset: 'case', weight: 2 })
    expect(items.at(-1)?.value).not.toBeNull()
    await expect(previewChange(at(minutesLater(21)), draft)).rejects.toMatchObject({
      extra: { issues: [{ issue: 'code-taken' }] },
    })
  })

  it('of a formula counts the new values, and keeps the old version', async () => {
    const definition = { ...overdue, formula: 'ratio(count(case, closedAt != null && severity == 1), count(case))' }
    const draft = { kind: 'definition', code: 'X-CS-01', expectedVersion: 1, definition } as const satisfies Draft
    const preview = await previewChange(at(minutesLater(30)), draft)
    expect(preview.belowFloor.find(each => each.area === '510100')?.days.after).toBeGreaterThan(80)
    const seen = await expectPreviewCameTrue(draft, minutesLater(30))
    expect(seen.cells.filter(each => each.value.before !== each.value.after).length).toBeGreaterThan(3)
    const formulaAt = async (moment: Date) =>
      (await readRules(database.sql, moment)).indicators.find(each => each.code === 'X-CS-01')?.formula
    expect(await formulaAt(minutesLater(29))).toBe(overdue.formula)
    expect(await formulaAt(minutesLater(30))).toBe(definition.formula)
  })

  it('retires an indicator: it is in no list and no index from then on, and its versions remain', async () => {
    const draft = { kind: 'retire', code: 'X-CS-01', expectedVersion: 2 } as const satisfies Draft
    await expectPreviewCameTrue(draft, minutesLater(40))
    const known = async (moment: Date) =>
      (await readRules(database.sql, moment)).indicators.some(each => each.code === 'X-CS-01')
    expect([await known(minutesLater(39)), await known(minutesLater(40))]).toEqual([true, false])
    const cells = await readCells(database.sql)
    expect(cells.some(each => each.code === 'X-CS-01')).toBe(false)
    const { items, isRetired } = await indicatorVersions(database.sql, 'X-CS-01', minutesLater(41))
    expect(isRetired).toBe(true)
    expect(items.map(each => [each.what, each.version, each.act])).toEqual([
      ['definition', 3, 'retired'],
      ['definition', 2, 'changed'],
      ['definition', 1, 'first'],
      ['parameters', 1, 'first'],
    ])
    const again = previewChange(at(minutesLater(42)), { ...draft, expectedVersion: 3 })
    await expect(again).rejects.toMatchObject({ extra: { issues: [{ issue: 'is-retired' }] } })
  })

  it('stands in the list of changes with who, when, why, and from what to what', async () => {
    const all = await indexVersions(database.sql, { limit: 100 }, minutesLater(50))
    expect(all.items[0]).toMatchObject({ ...said, madeAt: minutesLater(40), count: 1, items: [{ act: 'retired' }] })
    expect(all.items.at(-1)).toMatchObject({ by: null, madeAt: null, items: [], count: 387 + 387 + 1 })
    const shares = all.items.find(each => each.items[0]?.what === 'shares')
    expect(shares?.items[0]?.changes).toEqual([
      { field: 'safe', from: 0.3, to: 0.4 },
      { field: 'tidy', from: 0.25, to: 0.2 },
      { field: 'orderly', from: 0.25, to: 0.2 },
    ])
    const first = await indexVersions(database.sql, { limit: 3 }, minutesLater(50))
    const rest = await indexVersions(database.sql, { limit: 100, cursor: first.next ?? '' }, minutesLater(50))
    expect([...first.items, ...rest.items]).toEqual(all.items)
    const told = await database.sql`select actor, data from event_log where type = 'index.rules-changed' order by seq`
    expect(told).toHaveLength(all.items.length - 1)
    expect(told[0]).toMatchObject({ actor: said.by, data: { kind: 'parameters', codes: ['S-RB-03'] } })
  })
})
