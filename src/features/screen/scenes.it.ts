import { beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '@/api/app'
import { testDatabase } from '@/testing/database'
import { currentCity, loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { cookieOf, makeAccount } from '../people/testing/accounts'
import { caseRow, testKey } from '../sources/testing/door'
import { panelsOf, scenePanels, scenes } from './domain/scenes'
import type { WallSnapshot } from './domain/snapshot'

const db = testDatabase()
const api = createApi({ ready: async () => ({ ok: true, detail: {} }) })
const [here, there] = ['510104', '510105']
const DAY = 86_400_000
const at = (days: number) => new Date(Date.now() + days * DAY).toISOString()
let officer = ''

async function wall(query: string): Promise<WallSnapshot> {
  const answer = await api.request(`/api/v1/wall?${query}`, { headers: { authorization: `Bearer ${testKey}` } })
  expect(answer.status).toBe(200)
  // the readings of walls are shared for a moment
  await new Promise(resolve => setTimeout(resolve, 300))
  return (await answer.json()) as WallSnapshot
}

async function deliver(dataset: string, rows: readonly Record<string, unknown>[]) {
  const answer = await api.request(`/api/v1/datasets/${dataset}/records`, {
    method: 'POST',
    headers: { authorization: `Bearer ${testKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(rows),
  })
  expect(await answer.json()).toMatchObject({ accepted: rows.length })
}

const act = async (path: string, body: unknown) =>
  (
    await api.request(`/api/v1${path}`, {
      method: 'POST',
      headers: { cookie: officer, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  ).status

const work = (permitNo: string, changes: Record<string, unknown>) => ({
  permitNo,
  title: permitNo,
  kind: 'excavate',
  emergency: false,
  extensionCount: 0,
  district: here,
  lng: 104.083,
  lat: 30.63,
  geometry: {
    type: 'LineString',
    coordinates: [
      [104.082, 30.63],
      [104.084, 30.63],
    ],
  },
  ...changes,
})

beforeAll(async () => {
  process.env.INGEST_KEY = testKey
  await loadWorkingCalendar(db.sql, loadCity('chengdu'))
  await makeAccount(db.sql, { username: 'officer', roles: ['duty-officer'] })
  officer = await cookieOf(api, 'officer')
  const limit = { limitUnit: 'uh', filedAt: at(-1), reportedAt: at(-1.01) }
  await deliver('case', [
    caseRow({ caseNo: 'late', district: here, status: 'handling', limitValue: 2, ...limit }),
    caseRow({ caseNo: 'soon', district: here, status: 'dispatched', limitValue: 26, ...limit }),
    caseRow({ caseNo: 'far', district: there, status: 'handling', limitValue: 90, ...limit }),
    caseRow({ caseNo: 'done', district: here, status: 'closed', closedAt: at(-0.1), ...limit, limitValue: 2 }),
  ])
  await deliver('road_permit', [
    work('running', { startedAt: at(-9), plannedFinish: at(20) }),
    work('over', { startedAt: at(-9), plannedFinish: at(-1.5) }),
    work('upcoming', { plannedStart: at(10), plannedFinish: at(30) }),
    work('elsewhere', { district: there, lng: 103.97, lat: 30.68, geometry: null, startedAt: at(-9) }),
  ])
  await deliver('project', [
    { projectCode: 'P1', name: 'P1', isKey: true, district: here, signedAt: at(-100), lifeStage: 'signed' },
    { projectCode: 'P2', name: 'P2', isKey: true, district: there, signedAt: at(-20), lifeStage: 'land' },
  ])
})

describe('a scene', () => {
  it('reads its own panels and no others', async () => {
    for (const scene of scenes) {
      const { panels, scene: shown } = await wall(`scene=${scene}`)
      expect(shown).toBe(scene)
      const wanted = panelsOf(scene)
      for (const name of scenePanels)
        if (!wanted.includes(name)) expect([scene, name, panels[name]]).toEqual([scene, name, null])
      expect([scene, Object.values(panels).some(each => each?.state === 'failed')]).toEqual([scene, false])
    }
  })

  it('of projects counts stages with their lamps, and what falls due', async () => {
    const { stages, ahead } = (await wall('scene=projects')).panels
    if (stages?.state !== 'ok' || ahead?.state !== 'ok') throw new Error('no panel')
    expect(stages.total).toBe(2)
    expect(stages.stages.find(each => each.stage === 'signed')).toEqual({
      stage: 'signed',
      count: 1,
      red: 1,
      yellow: 0,
    })
    expect(stages.stages.find(each => each.stage === 'land')).toEqual({ stage: 'land', count: 1, red: 0, yellow: 0 })
    expect(ahead.rows).toMatchObject([{ kind: 'signing', project: 'P2' }])
    expect(ahead.weeks.reduce((sum, each) => sum + each, 0)).toBe(ahead.in90)
  })

  it('of works says what runs, what is over, what comes and what collides', async () => {
    const { works, collisions } = (await wall('scene=works')).panels
    if (works?.state !== 'ok' || collisions?.state !== 'ok') throw new Error('no panel')
    expect(works).toMatchObject({ running: 3, over: 1, ending: 0, kinds: [{ kind: 'excavate', count: 3 }] })
    expect(works.rows[0]).toMatchObject({ name: 'over', daysOver: 2 })
    expect(works.upcoming.map(each => each.name)).toEqual(['upcoming'])
    // what is past its planned end still lies there, nobody knows until when
    expect(collisions.rows.map(each => [...each.works].sort().join(' ')).sort()).toEqual([
      'over running',
      'over upcoming',
      'running upcoming',
    ])
    expect(collisions.rows.every(each => each.metres === 0)).toBe(true)
  })

  it('of cases adds up, and leads with whose time is over', async () => {
    const { board } = (await wall('scene=cases')).panels
    if (board?.state !== 'ok') throw new Error('no panel')
    expect(board.open).toBe(3)
    expect(board.states.reduce((sum, each) => sum + each.count, 0)).toBe(board.open)
    expect(board.clocks).toEqual({ onTime: 1, near: 1, overdue: 1 })
    expect(board.head.map(each => each.minutesLeft < 0)).toEqual([true, false, false])
  })

  it('of a district shows that district alone', async () => {
    const { panels, layers, area } = await wall(`scene=works&area=${there}`)
    const { board } = (await wall(`scene=cases&area=${there}`)).panels
    expect(area.code).toBe(there)
    expect(panels.works).toMatchObject({ running: 1, over: 0 })
    expect(board).toMatchObject({ open: 1 })
    expect(layers.find(each => each.layer === 'permits')?.total).toBe(1)
    expect(currentCity().areas.get(there)?.kind).toBe('district')
  })
})

it('whose one panel cannot be read shows all the others', async () => {
  const states = async (scene: string) => {
    const { panels, ...shown } = await wall(`scene=${scene}`)
    const all = Object.entries({ ...shown, ...panels })
    return Object.fromEntries(
      all.flatMap(([name, part]) =>
        part && typeof part === 'object' && 'state' in part ? [[name, (part as { state: string }).state]] : [],
      ),
    )
  }
  const broken: [relation: string, scene: string, fails: string[]][] = [
    ['case', 'cases', ['cases', 'board']],
    ['road_permit', 'works', ['works', 'collisions']],
  ]
  for (const [relation, scene, fails] of broken) {
    const before = await states(scene)
    await db.sql.unsafe(`alter table live."${relation}" rename to "${relation}_gone"`)
    try {
      const failing = Object.fromEntries(fails.filter(each => before[each]).map(each => [each, 'failed']))
      expect([relation, await states(scene)]).toEqual([relation, { ...before, ...failing }])
    } finally {
      await db.sql.unsafe(`alter table live."${relation}_gone" rename to "${relation}"`)
    }
    expect(await states(scene)).toEqual(before)
  }
})

describe('emergency mode', () => {
  it('takes every wall over with its plan, objectives and log, and gives it back', async () => {
    const reason = '暴雨红色预警，联系人 13800138000'
    expect(await act('/mode', { mode: 'emergency', plan: 'flood', until: at(0.1), reason })).toBe(201)
    expect(await act('/mode/log', { text: '带班领导已到岗', step: 0 })).toBe(201)
    const asReader = { headers: { authorization: `Bearer ${testKey}` } }
    const { id } = (await (await api.request('/api/v1/mode', asReader)).json()) as { id: number }
    const goal = { text: '下穿恢复通行，联系 13800138000', dueAt: at(0.05), unit: null }
    expect(await act(`/mode/${id}/room/objective`, goal)).toBe(201)
    const pumps = { kind: 'vehicle', name: '排涝车', measure: '辆', quantity: 4 }
    expect(await act(`/mode/${id}/room/resource`, pumps)).toBe(201)
    const { scene, mode, panels } = await wall('scene=works')
    expect([scene, mode]).toEqual(['emergency', 'emergency'])
    const { emergency, resources } = panels
    if (emergency?.state !== 'ok' || resources?.state !== 'ok') throw new Error('no panel')
    expect(emergency).toMatchObject({ plan: '城市内涝', level: 2, log: [{ text: '带班领导已到岗' }] })
    expect(emergency.steps[0]?.doneAt).not.toBeNull()
    expect(emergency.objectives).toMatchObject([{ state: 'open', isOver: false }])
    expect(emergency.objectives[0]?.name).not.toContain('13800138000')
    expect(resources.sums).toMatchObject([{ kind: 'vehicle', asked: 4, onSite: 0 }])
    // nobody's telephone stands on a wall, whoever typed it where
    expect(emergency.reason).not.toContain('13800138000')
    expect(resources.levels.length).toBeGreaterThan(0)
    expect(await act('/mode', { mode: 'normal', reason: '积水已退' })).toBe(400)
    expect(await act('/mode', { mode: 'normal', reason: '积水已退，恢复常态' })).toBe(201)
    expect((await wall('scene=works')).scene).toBe('works')
  })
})

it('has on its map what a desk filtered, of all that is open', async () => {
  const ids = async (search: string) => {
    const answer = await api.request(`/api/v1/map/points/cases?${search}`, {
      headers: { authorization: `Bearer ${testKey}` },
    })
    return ((await answer.json()) as { total: number }).total
  }
  const rows = await db.sql<{ status: string; cls: string; cases: number }[]>`
    select status, cls, count(*)::int as cases from live."case"
    where status not in ('closed', 'rejected', 'voided') group by 1, 2`
  const sum = (of: readonly { cases: number }[]) => of.reduce((total, each) => total + each.cases, 0)
  expect(await ids('')).toBe(sum(rows))
  for (const { status, cls } of rows) {
    expect(await ids(`status=${status}`)).toBe(sum(rows.filter(each => each.status === status)))
    expect(await ids(`status=${status}&cls=${cls}`)).toBe(
      sum(rows.filter(each => each.status === status && each.cls === cls)),
    )
  }
  expect(await ids('cls=none')).toBe(0)
})
