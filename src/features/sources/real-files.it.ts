import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { realData } from '@/testing/real-data'
import { fixedClock } from '../../platform/clock'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { openFlags } from '../flags/server'
import { ingestFile } from './commands/ingest-file'
import { findProfile } from './queries/find-profile'

const clock = fixedClock('2026-11-21T12:00:00+08:00')
const counts = ({ rows, accepted, updated, unchanged, rejected }: Awaited<ReturnType<typeof ingestFile>>) => ({
  rows,
  accepted,
  updated,
  unchanged,
  rejected,
})

describe('the permit log of a Dutch municipality', () => {
  const file = realData('wabo_receipt_phase.csv.gz')
  const database = testDatabase()
  const deliver = async () =>
    ingestFile({
      sql: database.sql,
      city: loadCity('chengdu'),
      profile: await findProfile(database.sql, 'wabo-receipt'),
      path: file ?? '',
      clock,
      // what a ledger says held then, not only since it was delivered
      heldFrom: new Date('2010-01-01T00:00:00Z'),
    })
  beforeAll(async () => {
    await loadWorkingCalendar(database.sql, loadCity('chengdu'))
  })

  it.skipIf(!file)('ends in exactly the known counts, and a second run changes nothing', async () => {
    const first = await deliver()
    expect(counts(first)).toEqual({ rows: 8577, accepted: 1434 + 8565, updated: 0, unchanged: 7143, rejected: 12 })
    expect(first.byCode).toEqual({ order: 12 })
    const [stored] = await database.sql`
      select (select count(*)::int from live.project) as projects, (select count(*)::int from live.approval_step) as steps`
    expect(stored).toEqual({ projects: 1434, steps: 8565 })
    const refused = await database.sql`
      select substring(raw from '"case:concept:name":"([^"]+)"') as project, count(*)::int as steps
      from quarantine group by 1 order by 1`
    expect([...refused]).toEqual([
      { project: 'case-4677', steps: 6 },
      { project: 'case-5704', steps: 6 },
    ])
    const second = await deliver()
    expect(counts(second)).toEqual({ rows: 8577, accepted: 0, updated: 0, unchanged: 17_142, rejected: 12 })
    expect(
      await database.sql`select 1 from history.project union all select 1 from history.approval_step`,
    ).toHaveLength(0)
  })

  it.skipIf(!file)('keeps its deadlines in its own time zone', async () => {
    const [late] = await database.sql`
      select count(*)::int as closed, (count(*) filter (where closed_at > due_at))::int as late from live.project where closed_at is not null`
    expect(late).toEqual({ closed: 1329, late: 377 })
    const at = '2011-06-01T00:00+02:00'
    const [open] = await database.sql`
      select count(*)::int as open, (count(*) filter (where due_at < ${at}))::int as past from live.project
      where signed_at <= ${at} and (closed_at is null or closed_at > ${at})`
    expect(open).toEqual({ open: 191, past: 43 })
    const [steps] = await database.sql`
      select (count(*) filter (where done_at > due_at))::int as late from live.approval_step`
    expect(steps).toEqual({ late: 380 })
  })

  /** Working time from one moment to another: of each working day the parts of 9 to 12 and 13 to 17 that lie between. */
  const workedBetween = (from: string, to: string) => database.sql`
    select coalesce(sum(greatest(interval '0', least(${database.sql.unsafe(to)}, ends) - greatest(${database.sql.unsafe(from)}, starts))), interval '0')
    from plain_hours where ends > ${database.sql.unsafe(from)} and starts < ${database.sql.unsafe(to)}`

  /** The rules said once more, by the calendar's day table alone and without any of the code that keeps them. */
  const plainLamps = (at: Date) => database.sql`
    with moment as (select ${at}::timestamptz as at, (${at}::timestamptz at time zone 'Asia/Shanghai')::date as day),
    project as (
      select 'project ' || id || ' red' as line from record.project, moment
      where day - (signed_at at time zone 'Asia/Shanghai')::date >= 91
    ),
    step as (
      select id, due_at, accepted_at, greatest(interval '14 hours', 0.2 * (${workedBetween('accepted_at', 'due_at')})) as near
      from record.approval_step, moment where done_at > at and (due_at <= at or accepted_at <= at)
    )
    select line from project
    union all select 'step ' || id || ' red' from step, moment where due_at <= at
    union all select 'step ' || id || ' yellow' from step, moment
      where due_at > at and accepted_at <= at and (${workedBetween('at', 'due_at')}) <= near`

  it.skipIf(!file)('has at fifty moments the lamps that a plain query finds', async () => {
    const first = Date.parse('2010-09-20T05:17:00+02:00')
    const last = Date.parse('2012-01-25T22:41:00+01:00')
    await database.sql`
      create table plain_hours as
      select (day + opens) at time zone 'Asia/Shanghai' as starts, (day + closes) at time zone 'Asia/Shanghai' as ends
      from calendar_day, (values (time '09:00', time '12:00'), (time '13:00', time '17:00')) as hours (opens, closes)
      where is_workday and day between '2009-01-01' and '2014-12-31'`
    await database.sql`create index on plain_hours (ends, starts)`
    await database.sql`analyze`
    let found = 0
    for (let n = 0; n < 50; n++) {
      const at = new Date(first + Math.round(((last - first) * n) / 49))
      const flags = await openFlags(database.sql, { at, isPast: true, area: 'outside' })
      const plain = await database.sql<{ line: string }[]>`${plainLamps(at)}`
      expect(flags.map(each => `${each.subject} ${each.id} ${each.colour}`).sort()).toEqual(
        plain.map(each => each.line).sort(),
      )
      found += plain.length
    }
    expect(found).toBeGreaterThan(10_000)
  })
})

describe('the citizen reports of New York', () => {
  const file = realData('nyc311_animal_5.9k.csv.gz')
  const database = testDatabase()
  const city = () => loadCity('src/features/areas/testing/new-york')
  const deliver = async () =>
    ingestFile({
      sql: database.sql,
      city: city(),
      profile: await findProfile(database.sql, 'nyc311'),
      path: file ?? '',
      clock,
    })
  beforeAll(async () => {
    await loadWorkingCalendar(database.sql, city())
  })

  it.skipIf(!file)('ends in exactly the known counts, and a second run changes nothing', async () => {
    const first = await deliver()
    expect(counts(first)).toEqual({ rows: 5895, accepted: 5889, updated: 0, unchanged: 0, rejected: 6 })
    expect(first.byCode).toEqual({ order: 2, required: 3, enum: 1 })
    const [stored] = await database.sql`
      select count(*)::int as records, (count(*) filter (where lng is null))::int as nowhere,
        (count(*) filter (where found_by = 'other'))::int as other from live."case"`
    expect(stored).toMatchObject({ records: 5889, nowhere: 54 })
    const [one] = await database.sql`select reported_at from live."case" where source_id = '45633481'`
    expect(one?.reported_at).toEqual(new Date('2020-02-17T12:19:00-05:00'))
    const second = await deliver()
    expect(counts(second)).toEqual({ rows: 5895, accepted: 0, updated: 0, unchanged: 5889, rejected: 6 })
  })
})

describe('the samples of the README', () => {
  const database = testDatabase()
  const deliver = async (profile: string, path: string) =>
    ingestFile({
      sql: database.sql,
      city: loadCity('chengdu'),
      profile: await findProfile(database.sql, profile),
      path,
      clock,
    })
  beforeAll(async () => {
    await loadWorkingCalendar(database.sql, loadCity('chengdu'))
  })

  it('reads a case export in GB 18030 with Chinese headings and GCJ-02 points', async () => {
    const first = await deliver('chengguan-case-export', 'seed/samples/chengguan-cases.gb18030.csv')
    expect(first.encoding).toBe('gb18030')
    expect(counts(first)).toEqual({ rows: 200, accepted: 195, updated: 0, unchanged: 0, rejected: 5 })
    expect(first.byCode).toEqual({ coordinates: 1, date: 1, enum: 1, order: 1, 'unknown-area': 1 })
    expect(first.unusedColumns).toEqual(['操作员'])
    expect(first.warnings).not.toHaveProperty('district-mismatch')
    expect(counts(await deliver('chengguan-case-export', 'seed/samples/chengguan-cases.gb18030.csv'))).toMatchObject({
      accepted: 0,
      updated: 0,
      unchanged: 195,
    })
  })

  it('reads an approval delivery of the national exchange tables', async () => {
    const first = await deliver('spgl-approval', 'seed/samples/spgl-approval.csv')
    expect(first).toMatchObject({ rejected: 0, updated: 0, unusedColumns: ['sjyxbs'] })
    const [stored] = await database.sql`
      select (select count(*)::int from live.project) as projects, (select count(*)::int from live.approval_step) as steps,
        (select count(*)::int from live.approval_step where due_at is null or unit is null) as unsure`
    expect(stored).toEqual({ projects: 40, steps: first.rows, unsure: 0 })
    expect(await deliver('spgl-approval', 'seed/samples/spgl-approval.csv')).toMatchObject({ accepted: 0, updated: 0 })
  })
})
