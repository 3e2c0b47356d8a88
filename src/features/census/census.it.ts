import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import type { Person } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { cellsBelow } from '../areas'
import { loadCity } from '../areas/server'
import { person } from '../cases/testing/people'
import { insertRecords } from '../datasets/testing/insert-records'
import { planRound } from './commands/plan-round'
import { recordFinding } from './commands/record-finding'
import { runRound } from './commands/run-round'
import type { RoundCommand } from './domain/round'
import { makeDemoRounds } from './jobs/demo-rounds'
import { cellsToWalk, censusRound, censusRounds, walkOf } from './queries/census-rounds'

const database = testDatabase()
const city = loadCity('chengdu')
const place = () => ({ sql: database.sql, city })
const planner = person('planner', 'duty-officer')
const collector = person('collector', 'inspector', { unit: 'U-ROADS-1' })
const chief = person('chief', 'leader')
const MORNING = '2026-11-20T02:00:00Z'
const as = (actor: Person, at = MORNING) => ({ actor, clock: fixedClock(at), requestId: 'r', from: null })
const asked = (actor: Person, at = MORNING) => ({ ...place(), actor, clock: fixedClock(at) })

const street = city.children('510104')[0]?.code ?? ''
const [first, second] = city
  .children(street)
  .flatMap(each => city.children(each.code))
  .filter(each => each.kind === 'cell')
if (!first || !second) throw new Error('the street has cells')
const at = (cell: typeof first) => ({ lng: cell.center[0], lat: cell.center[1] })
const ledger = (serial: number, cell: typeof first, more: object = {}) => ({
  assetCode: `5101040137${String(serial).padStart(6, '0')}`,
  cls: 'C0137',
  title: `路灯 ${serial}`,
  state: 'intact',
  updatedAt: '2026-01-05T00:00:00Z',
  cell: cell.code,
  community: cell.parent,
  street,
  ...at(cell),
  ...more,
})
const plan = (more: object = {}) => ({
  title: '第一网格普查',
  cells: [first.code, second.code],
  unit: 'U-ROADS-1',
  surveyor: '示范测绘院',
  grade: 'A',
  certificate: '甲测资字0000001',
  certifiedTo: '2027-06-30',
  dueOn: '2026-12-20',
  ...more,
})
const run = (actor: Person, id: string, command: RoundCommand, body: object = {}, when?: string) =>
  runRound(place(), as(actor, when), { id, command, body })
const say = (id: string, thing: string, said: object, when = MORNING) =>
  recordFinding(place(), as(collector, when), id, { commandId: randomUUID(), thing, at: when, ...said })
const asset = async (serial: number) => {
  const [row] = await database.sql`
    select state, lng, lat, cell, updated_at, source from live.asset
    where asset_code = ${ledger(serial, first).assetCode}`
  return row
}

beforeAll(async () => {
  await insertRecords(database.sql, 'asset', [
    ledger(1, first),
    ledger(2, first, { state: 'damaged' }),
    ledger(3, first),
    ledger(4, second),
    ledger(5, second),
    { ...ledger(6, second), assetCode: 'park-1', cls: 'park' },
  ])
})

it('is planned by cell, walked, signed by somebody else, and reaches the ledger only then', async () => {
  const choices = await cellsToWalk(asked(planner), street)
  expect(choices.find(each => each.cell === first.code)).toMatchObject({
    cell: first.code,
    outline: { type: 'Polygon' },
    things: 3,
    lastOn: null,
    takenBy: null,
  })
  const { id, no } = await planRound(place(), as(planner), plan())
  await expect(planRound(place(), as(planner), plan({ cells: [first.code] }))).rejects.toMatchObject({
    code: 'cells-taken',
    extra: { no },
  })
  await expect(run(person('other', 'inspector', { unit: 'U-ROADS-2' }), id, 'begin')).rejects.toMatchObject({
    status: 403,
  })
  await run(collector, id, 'begin')
  const things = (await walkOf(asked(collector))).rounds[0]?.things ?? []
  expect(things).toHaveLength(5)
  const [a = '', b = '', c = '', d = '', e = ''] = things
    .toSorted((x, y) => (x.code ?? '').localeCompare(y.code ?? ''))
    .map(each => each.id)

  const twice = { commandId: randomUUID(), thing: a, kind: 'found', at: MORNING }
  expect(await recordFinding(place(), as(collector), id, twice)).toEqual({ repeated: false })
  expect(await recordFinding(place(), as(collector), id, twice)).toEqual({ repeated: true })
  await say(id, b, { kind: 'found', state: 'intact' })
  await say(id, c, { kind: 'missing' })
  await expect(run(collector, id, 'submit')).rejects.toMatchObject({ code: 'things-open', extra: { open: 2 } })
  await say(id, d, { kind: 'moved', ...at(first) })
  await say(id, e, { kind: 'missing' })
  await say(id, e, { kind: 'found' })
  const fresh = { kind: 'new', cls: 'C0137', title: '新路灯', ...at(second) }
  await say(id, randomUUID(), fresh)
  const mistaken = randomUUID()
  await say(id, mistaken, fresh)
  await say(id, mistaken, { kind: 'missing' })
  const far = city.ofKind('cell').find(each => each.code.startsWith('510105'))
  if (!far) throw new Error('another district has cells')
  await expect(say(id, randomUUID(), { ...fresh, ...at(far) })).rejects.toMatchObject({ code: 'outside-round' })
  await expect(say(id, randomUUID(), { kind: 'found' })).rejects.toMatchObject({ code: 'unknown-thing' })

  await run(collector, id, 'submit')
  expect(await asset(3)).toMatchObject({ state: 'intact' })
  await expect(run(planner, id, 'sign')).rejects.toMatchObject({ status: 403 })
  await run(chief, id, 'return', { reason: '二号网格再看一遍' })
  await run(collector, id, 'submit', {}, '2026-11-20T03:00:00Z')
  const seen = await censusRound(asked(chief), id)
  expect(seen.may).toEqual(['return', 'sign'])
  expect(seen.sums).toEqual({ expected: 5, seen: 5, missing: 1, moved: 1, added: 1, changed: 1 })
  expect(seen.differences.map(each => each.finding?.kind).sort()).toEqual(['found', 'missing', 'moved', 'new'])

  // Somebody saw the fifth lamp later than the round did: that stands.
  await database.sql`
    update record.asset set updated_at = '2026-11-20T04:00:00Z', state = 'damaged' where asset_code = '5101040137000005'`
  await run(chief, id, 'sign', {}, '2026-11-20T06:00:00Z')
  const signed = await censusRound(asked(chief), id)
  expect(signed).toMatchObject({ state: 'signed', nextDueOn: '2027-11-20', outcome: { applied: 4, added: 1 } })
  expect(signed.outcome?.skipped).toEqual([{ thing: e, code: '5101040137000005', why: 'newer' }])
  expect(await asset(2)).toMatchObject({ state: 'intact', updated_at: new Date(MORNING), source: 'test' })
  expect(await asset(3)).toMatchObject({ state: 'missing' })
  expect(await asset(4)).toMatchObject({ cell: first.code, lng: first.center[0] })
  expect(await asset(5)).toMatchObject({ state: 'damaged' })
  expect(await asset(6)).toMatchObject({ state: 'intact', cell: second.code, source: 'chengmai' })
  expect(await asset(7)).toBeUndefined()
  const told =
    await database.sql`select data->>'finding' as kind from event_log where type = 'census.applied' order by seq`
  expect(told.map(each => each.kind).sort()).toEqual(['found', 'found', 'missing', 'moved', 'new'])
  expect((await censusRounds(asked(chief, '2027-11-21T02:00:00Z')))[0]).toMatchObject({ isLate: true })
  await expect(run(chief, id, 'sign')).rejects.toMatchObject({ code: 'wrong-state', extra: { state: 'signed' } })
})

it('is one winner’s of many who sign at once, and nobody’s under a certificate that is over', async () => {
  const { id } = await planRound(place(), as(planner), plan({ groups: ['C05'] }))
  await expect(run(collector, id, 'begin', {}, '2027-07-01T02:00:00Z')).rejects.toMatchObject({
    code: 'certificate-over',
  })
  await run(collector, id, 'begin')
  await run(collector, id, 'submit')
  const all = await Promise.allSettled(
    Array.from({ length: 8 }, (_, i) => run(person(`chief-${i}`, 'leader'), id, 'sign')),
  )
  expect(all.filter(each => each.status === 'fulfilled')).toHaveLength(1)
  const elsewhere = person('elsewhere', 'leader', { area: '510105' })
  await expect(censusRound(asked(elsewhere), id)).rejects.toMatchObject({ status: 403 })
  expect(await censusRounds(asked(elsewhere))).toEqual([])
})

it('makes the demo’s rounds once, each as far as it should be', async () => {
  await database.sql`truncate census_finding, census_thing, census_round`
  const lamps = city.districts.slice(1, 4).flatMap(({ code }) =>
    cellsBelow(city, city.children(code)[0]?.code ?? '')
      .slice(0, 3)
      .flatMap((cell, place) =>
        Array.from({ length: 5 }, (_, at) => ({
          ...ledger(0, cell),
          ...{ assetCode: `${code}0137${String(place * 10 + at + 1).padStart(6, '0')}`, district: code, street: null },
        })),
      ),
  )
  await insertRecords(database.sql, 'asset', lamps)
  const demo = { ...place(), clock: fixedClock(MORNING) }
  await makeDemoRounds(demo)
  await makeDemoRounds(demo)
  const made = await censusRounds(asked(chief))
  expect(made.map(each => each.state).sort()).toEqual(['running', 'signed', 'submitted'])
  const signed = made.find(each => each.state === 'signed')
  expect(signed).toMatchObject({ sums: { expected: 15, seen: 15, missing: 1, moved: 1 }, outcome: { skipped: [] } })
})
