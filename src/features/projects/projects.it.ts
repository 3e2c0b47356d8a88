import { beforeAll, describe, expect, it } from 'vitest'
import { appendEvents } from '@/platform/events/data/append-events'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { insertRecords } from '../datasets/testing/insert-records'
import { openFlags } from '../flags/server'
import { at, insertManyThings } from '../flags/testing/many-things'
import { lookAhead } from './queries/look-ahead'
import { oneProject } from './queries/one-project'
import { projectHistory } from './queries/project-history'
import { projectList, projectQuery } from './queries/project-list'

const database = testDatabase()
const city = loadCity('chengdu')
const list = (query: Record<string, unknown> = {}) =>
  projectList(database.sql, city, projectQuery.parse({ limit: 1000, ...query }), at)
const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((total, each) => total + each, 0)

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city)
  await insertManyThings(database.sql)
  await database.sql`update record.project set life_stage = case when permit_issued_at is null then 'signed' else 'construction-permit' end`
})

it('shows the lamps that the wall shows, the worst first, and numbers that add up', async () => {
  const { items, counts } = await list()
  const flags = (await openFlags(database.sql, { at })).filter(each => each.subject === 'project')
  const lit = (colour: string) =>
    flags
      .filter(each => each.colour === colour)
      .map(each => each.id)
      .sort()
  const shown = (colour: string) =>
    items
      .filter(each => each.lamp?.colour === colour)
      .map(each => each.id)
      .sort()
  expect([shown('red'), shown('yellow')]).toEqual([lit('red'), lit('yellow')])
  expect(shown('red').length).toBeGreaterThan(20)
  const order = items.map(each => (each.lamp?.colour === 'red' ? 0 : each.lamp ? 1 : 2))
  expect(order).toEqual(order.toSorted())
  expect([counts.total, sum(counts.stages), counts.red + counts.yellow + counts.none]).toEqual([300, 300, 300])
  const red = await list({ lamp: 'red', stage: 'signed' })
  expect(red.items).toHaveLength(red.counts.stages.signed ?? 0)
  expect(red.counts.red).toBe(red.items.length)
})

it('pages through everything once, whatever the order', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await list({ limit: 37, ...(cursor ? { cursor } : {}) })
    seen.push(...page.items.map(each => each.id))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(new Set(seen).size).toBe(300)
  expect(seen).toEqual((await list()).items.map(each => each.id))
})

it('finds by a unit whatever its senders call it, by a part of the name, and takes no sign for a pattern', async () => {
  await insertRecords(database.sql, 'project', [
    { projectCode: 'N-1', name: '100%_示范', assistantUnit: '审批局', lifeStage: 'signed' },
    { projectCode: 'N-2', name: '另一个', approvingUnit: '示范市行政审批局', lifeStage: 'signed' },
  ])
  const codes = async (query: Record<string, unknown>) => (await list(query)).items.map(each => each.projectCode).sort()
  expect(await codes({ unit: 'U-APPROVAL' })).toEqual(['N-1', 'N-2'])
  expect(await codes({ q: '100%_' })).toEqual(['N-1'])
  expect(await codes({ q: '1__%' })).toEqual([])
})

it('tells one project with its steps, why it is lit, and a path; nothing where there is none', async () => {
  const { items } = await list({ lamp: 'red' })
  const id = items.find(each => each.openSteps > 0)?.id ?? ''
  const when = { at, isPast: false, known: null }
  const project = await oneProject(database.sql, city, id, when)
  expect(project?.lamp?.colour).toBe('red')
  expect(project?.steps.length).toBeGreaterThan(0)
  expect(project?.rules.map(each => each.rule)).toContain('ninety-days')
  const flags = await openFlags(database.sql, { at })
  for (const step of project?.steps ?? [])
    expect(step.lamp?.colour ?? null).toBe(flags.find(each => each.id === step.id)?.colour ?? null)
  expect(await oneProject(database.sql, city, 'nobody', when)).toBeNull()
})

it('tells what happened to a project up to a moment: lamps from the log, steps and problems from the records', async () => {
  const { items } = await list({ lamp: 'red' })
  const { id = '' } = items.find(each => each.openSteps > 0) ?? {}
  const raised = { subject: 'project', id, colour: 'red', rule: 'ninety-days' }
  const event = {
    at: new Date(at.getTime() - 3_600_000),
    topics: [`project:${id}`, 'wall'],
    subject: `flag:project:${id}`,
    actor: 'system',
  }
  await database.sql.begin(tx =>
    appendEvents(tx, [
      { ...event, type: 'flag.raised', data: raised },
      { ...event, type: 'flag.raised', topics: ['project:another', 'wall'], data: raised },
      { ...event, at: new Date(at.getTime() + 1), type: 'flag.cleared', data: raised },
    ]),
  )
  const when = { at, isPast: false, known: null }
  const project = await oneProject(database.sql, city, id, when)
  if (!project) throw new Error('it is there')
  const history = await projectHistory(database.sql, city, project, when)
  expect(history.filter(each => each.kind.startsWith('lamp') && each.item === null).map(each => each.kind)).toEqual([
    'lamp-red',
  ])
  // what the log began too late to tell is told by the lamp itself
  const lit = project.steps.filter(each => each.lamp !== null)
  expect(history.filter(each => each.kind.startsWith('lamp') && each.item !== null)).toHaveLength(lit.length)
  expect(history.filter(each => each.kind === 'signed')).toHaveLength(1)
  const accepted = project.steps.filter(each => each.acceptedAt !== null && each.acceptedAt <= at)
  expect(history.filter(each => each.kind === 'step-accepted')).toHaveLength(accepted.length)
  expect(accepted.length).toBeGreaterThan(0)
  expect(history.map(each => each.at)).toEqual(
    history
      .map(each => each.at)
      .toSorted()
      .toReversed(),
  )
})

it('looks ninety days ahead: every open limit in the stretch once, on the day it ends', async () => {
  const { days } = await lookAhead(database.sql, city, {}, at)
  expect(days).toHaveLength(91)
  expect([days[0]?.day, days.at(-1)?.day]).toEqual(['2026-10-15', '2027-01-13'])
  const things = []
  for (const { day, due } of days) {
    const own = (await lookAhead(database.sql, city, { day }, at)).things
    expect([day, own.length, own.every(each => each.day === day)]).toEqual([day, due, true])
    things.push(...own)
  }
  const steps = things.filter(each => each.kind === 'step')
  const [row] = await database.sql`
    select count(*)::int as count from record.approval_step s join record.project p using (source, project_code)
    where s.due_at > ${at} and s.due_at <= ${new Date(at.getTime() + 90 * 86_400_000)}
      and (s.done_at is null or s.done_at > ${at})`
  expect(steps).toHaveLength(row?.count)
  expect(steps.length).toBeGreaterThan(20)
})

it('tells how much falls due however much it is, and a hundred of it', async () => {
  const dueAt = '2026-11-20T08:00:00Z'
  await insertRecords(database.sql, 'project', [{ projectCode: 'MANY', name: '五千个在办事项' }])
  await insertRecords(
    database.sql,
    'approval_step',
    Array.from({ length: 5000 }, (_, n) => ({
      instanceCode: `MANY-${n}`,
      projectCode: 'MANY',
      acceptedAt: '2026-10-01T00:00:00Z',
      unit: 'U-APPROVAL',
      dueAt,
    })),
  )
  const all = await lookAhead(database.sql, city, {}, at)
  expect(all.things).toHaveLength(100)
  expect(all.days.find(each => each.day === '2026-11-20')?.due).toBeGreaterThanOrEqual(5000)
  const own = await lookAhead(database.sql, city, { day: '2026-11-20' }, at)
  expect([own.things.length, new Set(own.things.map(each => each.day)).size]).toEqual([100, 1])
  expect(JSON.stringify(all).length).toBeLessThan(40_000)
})

describe('a project in assessed zones', () => {
  const square = (west: number, south: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + 0.01, south],
        [west + 0.01, south + 0.01],
        [west, south + 0.01],
        [west, south],
      ],
    ],
  })
  const zone = (assetCode: string, assessments: string, validTo: string, geometry = square(104, 30.6)) => ({
    assetCode,
    cls: 'assessed-zone',
    title: assetCode,
    updatedAt: '2026-01-01T00:00:00Z',
    assessments,
    validTo,
    geometry,
  })
  const step = (instanceCode: string, itemName: string, stage: number, dueAt: string) => ({
    instanceCode,
    itemCode: instanceCode,
    itemName,
    stage,
    projectCode: 'ZONED',
    status: 8,
    statusAt: '2026-10-08T02:00:00Z',
    acceptedAt: '2026-10-08T02:00:00Z',
    dueAt,
  })

  it('is spared the steps that a zone covers while its assessment holds, and told of one that has expired', async () => {
    await insertRecords(database.sql, 'asset', [
      zone('Z-VALID', 'energy;heritage', '2026-12-01T00:00:00Z'),
      zone('Z-EXPIRED', 'environment', '2026-10-01T00:00:00Z'),
      zone('Z-ELSEWHERE', 'environment', '2027-10-01T00:00:00Z', square(104.5, 30.6)),
    ])
    await insertRecords(database.sql, 'approval_step', [
      step('Z-1', '用地预审与选址意见', 1, '2026-10-20T16:00:00Z'),
      step('Z-2', '节能审查', 1, '2026-11-20T16:00:00Z'),
      step('Z-3', '环境影响评价审批', 5, '2026-10-25T16:00:00Z'),
    ])
    const [id = '', bare = ''] = await insertRecords(database.sql, 'project', [
      { projectCode: 'ZONED', name: '片区内项目', lng: 104.005, lat: 30.605 },
      { projectCode: 'BARE', name: '片区外项目', lng: 104.2, lat: 30.605 },
    ])
    const seen = (moment: string) =>
      oneProject(database.sql, city, id, { at: new Date(moment), isPast: false, known: null })
    const project = await seen('2026-10-15T00:00:00Z')
    expect(project?.zones.map(each => [each.code, each.isExpired, each.kinds])).toEqual([
      ['Z-VALID', false, ['energy', 'heritage']],
      ['Z-EXPIRED', true, ['environment']],
    ])
    expect(Object.fromEntries(project?.steps.map(each => [each.item, each.coveredBy?.title ?? null]) ?? [])).toEqual({
      环境影响评价审批: null,
      用地预审与选址意见: null,
      节能审查: 'Z-VALID',
    })
    expect(project?.path.covered.map(each => each.item)).toEqual(['节能审查'])
    // the covered one would have ended it on 20 November; the expired zone spares nothing
    expect(project?.path.segments[0]).toMatchObject({ key: 'stage-1', to: '2026-10-25T16:00:00.000Z' })
    // once the zone has expired as well, the step decides again
    const later = await seen('2026-12-01T00:00:00Z')
    expect([later?.path.covered, later?.zones.every(each => each.isExpired)]).toEqual([[], true])
    const outside = await oneProject(database.sql, city, bare, { at, isPast: false, known: null })
    expect(outside?.zones).toEqual([])
  })
})
