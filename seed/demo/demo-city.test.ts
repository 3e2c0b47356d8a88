import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { loadCity } from '../../src/features/areas/server'
import { allFields, dataset, datasets } from '../../src/features/datasets'
import { recordLayers } from '../../src/features/desk-map/domain/desk-layers'
import {
  DAY,
  demoSources,
  generators,
  HOUR,
  LiveCity,
  openWorld,
  type Row,
  rowAt,
  type Story,
  seedingChunks,
  weekOf,
} from '.'
import { faultsOf } from './testing/check-row'

const city = loadCity('chengdu')
const anchor = Date.parse('2026-11-20T08:30:00Z')
const small = (over: Partial<Parameters<typeof openWorld>[0]> = {}) =>
  openWorld({ city, anchor, scale: 0.04, history: 160, ...over })
const standing = (stories: readonly Story[]): Row[] =>
  stories.map(story => rowAt(story, anchor)).filter(row => row !== null)
const digest = (rows: Iterable<Row>): string => {
  const hash = createHash('sha1')
  for (const row of rows) hash.update(JSON.stringify(row))
  return hash.digest('hex')
}

describe('the demo city', () => {
  const world = small()
  const chunks = seedingChunks(world, generators(world))
  const byDataset = new Map<string, Row[]>()
  for (const chunk of [...chunks.first, ...chunks.rest])
    byDataset.set(chunk.dataset, [...(byDataset.get(chunk.dataset) ?? []), ...chunk.rows()])

  it('feeds every dataset there is', () => {
    expect(new Set(byDataset.keys())).toEqual(new Set([...datasets.map(each => each.name), 'ref']))
  })

  it('leaves no layer of the map unfed; pipes and zones have their extent, depth and owner', () => {
    for (const { id, dataset: name, only } of Object.values(recordLayers)) {
      const rows = (byDataset.get(name) ?? []).filter(
        row => only.length === 0 || only.includes(String(row.cls ?? row.kind)),
      )
      const placed = rows.filter(row => typeof row.lng === 'number')
      expect([id, placed.length > 0]).toEqual([id, true])
      for (const cls of only) expect([cls, rows.some(row => (row.cls ?? row.kind) === cls)]).toEqual([cls, true])
      if (id !== 'underground' && id !== 'zones') continue
      for (const { lng, lat, district, geometry, ownerUnit, depth_m: depth } of placed) {
        expect(city.locate(Number(lng), Number(lat))?.district).toBe(district)
        expect(geometry).toMatchObject({ type: id === 'zones' ? 'Polygon' : 'LineString' })
        expect(city.units.has(String(ownerUnit))).toBe(true)
        if (id === 'underground') expect(Number(depth)).toBeGreaterThan(0.5)
      }
    }
  })

  it('says only what is declared, with the types, values and order of dates that are declared', () => {
    for (const [name, rows] of byDataset) {
      const faults = rows.flatMap(row => faultsOf(dataset(name), row).map(fault => `${name}: ${fault}`))
      expect([...new Set(faults)].slice(0, 5)).toEqual([])
    }
  })

  it('has a name in both languages for every source, with just what it sends', () => {
    const sent = new Set([...byDataset].flatMap(([name, rows]) => rows.map(row => `${row.source} ${name}`)))
    expect([...sent].sort()).toEqual(
      demoSources.flatMap(each => each.datasets.map(name => `${each.source} ${name}`)).sort(),
    )
    for (const { title } of demoSources) expect([title.zh, title.en]).not.toContain('')
  })

  it('says nothing of the time to come', () => {
    for (const [name, rows] of byDataset) {
      const { time, fields } = dataset(name)
      const placed = time ? fields.find(each => each.name === time) : undefined
      if (placed?.type !== 'timestamp') continue
      const ahead = rows.filter(row => row[placed.name] !== undefined && Date.parse(String(row[placed.name])) > anchor)
      expect([name, ahead.length]).toEqual([name, 0])
    }
  })

  it('keeps one record a key', () => {
    for (const [name, rows] of byDataset) {
      const { key } = dataset(name)
      const keys = rows.map(row => [row.source, ...key.map(field => row[field])].join('|'))
      expect([name, new Set(keys).size]).toEqual([name, keys.length])
    }
  })

  it('leaves out no week and tells none twice', () => {
    for (const name of ['case', 'enforcement', 'reading', 'lamp']) {
      const generator = generators(world).find(each => each.dataset === name)
      let born = 0
      for (
        let week = weekOf(world.days.today - Math.min(160, generator?.days ?? 0));
        week <= weekOf(world.days.today);
        week++
      )
        born += standing(generator?.stories(week) ?? []).length
      expect([name, byDataset.get(name)?.length]).toEqual([name, born])
    }
  })

  it('puts every point inside the district it names', () => {
    for (const [name, rows] of byDataset)
      for (const row of rows.slice(0, 400)) {
        if (typeof row.lng !== 'number' || typeof row.lat !== 'number') continue
        expect([name, city.locate(row.lng, row.lat)?.district]).toEqual([name, row.district])
      }
  })

  it('gives every supplied field that a formula reads', () => {
    const definitions = parse(readFileSync('seed/indicators/indicators.csv', 'utf8'), { columns: true }) as Record<
      string,
      string
    >[]
    const missing = new Set<string>()
    for (const { code = '', formula = '', dataset: name = '' } of definitions) {
      if (city.notApplicable.has(code) || name === 'ref' || name === '') continue
      const words = new Set(formula.replaceAll(/'[^']*'/g, '').match(/[A-Za-z_][A-Za-z0-9_]*/g))
      for (const field of allFields(dataset(name))) {
        if (field.derived || !words.has(field.name)) continue
        const isFed = (byDataset.get(name) ?? []).some(row => row[field.name] !== undefined)
        if (!isFed) missing.add(`${name}.${field.name}`)
      }
    }
    expect([...missing]).toEqual([])
  })

  it('is the same city from the same seed, and another from another', () => {
    const part = (of: ReturnType<typeof small>) => {
      const first = seedingChunks(of, generators(of)).first
      return first
        .filter(({ dataset: name }) => ['case', 'project', 'alarm', 'asset'].includes(name))
        .map(chunk => [chunk.name, digest(chunk.rows())])
    }
    expect(part(small())).toEqual(part(small()))
    expect(part(small({ seed: 'another' }))).not.toEqual(part(small()))
  })

  it('tells a past week alike, whenever the city was begun', () => {
    const told = (at: number) => {
      const generator = generators(small({ anchor: at })).find(each => each.dataset === 'case')
      return (generator?.stories(weekOf(Math.floor(anchor / DAY)) - 3) ?? []).map(story => rowAt(story, anchor))
    }
    expect(told(anchor + 30 * DAY)).toEqual(told(anchor))
  })

  it('goes on as one story: told in small steps or in one, the records end alike', () => {
    const until = anchor + 30 * HOUR
    const last = (step: number) => {
      const live = new LiveCity(world, generators(world), anchor)
      const rows = new Map<string, Row>()
      for (let at = anchor + step; live.until < until; at += step)
        for (const [name, changed] of live.changesUntil(Math.min(at, until)))
          for (const row of changed) {
            if (name === 'reading' || name === 'parking') continue
            rows.set([name, row.source, ...dataset(name).key.map(field => row[field])].join('|'), row)
          }
      return new Map([...rows].sort(([a], [b]) => (a < b ? -1 : 1)))
    }
    const steps = last(17 * 60_000)
    expect(steps.size).toBeGreaterThan(50)
    expect(last(40 * HOUR)).toEqual(steps)
  })

  it('keeps water gauges and car parks speaking while it lives', () => {
    const live = new LiveCity(world, generators(world), anchor)
    const changes = live.changesUntil(anchor + 12 * 60_000)
    const levels = changes.get('reading')?.filter(row => row.kind === 'water-level') ?? []
    const lots = changes.get('parking')?.filter(row => row.kind === 'lot') ?? []
    expect(levels.length).toBeGreaterThan(2)
    expect(lots.length).toBeGreaterThan(2)
  })
})

describe('the whole demo city', () => {
  const world = openWorld({ city, anchor })
  const making = generators(world)
  const rowsOf = (name: string): Row[] => {
    const generator = making.find(each => each.dataset === name)
    return standing(generator?.stories(0) ?? [])
  }

  it('has at most 1.3 million records, 6,000 cases and 300 road works a month, 400 projects', () => {
    const { first, rest } = seedingChunks(world, making)
    const whole = making.filter(each => each.whole && each.dataset !== 'asset')
    const sum = (list: typeof first) =>
      list.reduce((total, chunk) => total + (/\/(all|open)$/.test(chunk.name) ? 0 : chunk.weight), 0)
    const ledgers = whole.reduce((total, generator) => total + generator.stories(0).length, 0)
    expect(sum(first) + sum(rest) + ledgers + 104_000).toBeLessThan(1_360_000)
    const monthly = (name: string) => {
      const generator = making.find(each => each.dataset === name)
      const week = weekOf(world.days.today)
      const count = Array.from({ length: 12 }, (_, i) => generator?.stories(week - 1 - i).length ?? 0).reduce(
        (a, b) => a + b,
        0,
      )
      return (count / 84) * 30.44
    }
    expect(monthly('case')).toBeGreaterThan(5700)
    expect(monthly('case')).toBeLessThan(6300)
    expect(monthly('road_permit')).toBeGreaterThan(270)
    expect(monthly('road_permit')).toBeLessThan(330)
    expect(rowsOf('project').length).toBe(400)
  })

  it('has a few things that go wrong, and nothing absurd', () => {
    const late = rowsOf('project').filter(
      row => !row.permitIssuedAt && anchor - Date.parse(String(row.signedAt)) > 91 * DAY,
    )
    expect(late.length).toBeGreaterThanOrEqual(2)
    expect(late.length).toBeLessThanOrEqual(3)
    const steps = rowsOf('approval_step').filter(row => row.acceptedAt && !row.doneAt && !row.pauses)
    const days = steps.map(
      row => world.calendar.workingDaysUsed(Date.parse(String(row.acceptedAt)), anchor) - Number(row.limitDays),
    )
    expect(days.filter(over => over > 0).length).toBeGreaterThanOrEqual(3)
    expect(days.filter(over => over > 0).length).toBeLessThanOrEqual(8)
    expect(Math.max(...days)).toBeLessThan(15)
    const problems = rowsOf('problem')
    expect([problems.length, problems.filter(row => row.acceptedAt).length]).toEqual([536, 507])
    const flagged = problems.filter(row => !row.acceptedAt && anchor - Date.parse(String(row.foundAt)) > 31 * DAY)
    expect(new Set(flagged.map(row => row.unit)).size).toBe(3)
    const progress = rowsOf('progress').filter(row => row.month === '2026-11-01')
    const behind = progress.filter(row => Number(row.planPct) - Number(row.actualPct) > 30)
    expect(behind.map(row => row.isKey)).toEqual([true, true])
  })

  it('reconciles: every order has its problem, every problem its project, every step its project', () => {
    const projects = new Set(rowsOf('project').map(row => row.projectCode))
    const problems = new Map(rowsOf('problem').map(row => [row.problemNo, row]))
    for (const row of problems.values()) expect(projects).toContain(row.projectCode)
    for (const row of rowsOf('approval_step')) expect(projects).toContain(row.projectCode)
    const orders = rowsOf('work_order')
    expect(orders.length).toBeGreaterThan(1000)
    for (const order of orders) {
      const problem = problems.get(order.problemNo)
      expect(problem).toBeDefined()
      expect(order.state === 'accepted').toBe(problem?.acceptedAt !== undefined)
    }
  })

  it('has a few hundred open cases, of which a few dozen are overdue', () => {
    const generator = making.find(each => each.dataset === 'case')
    const week = weekOf(world.days.today)
    const rows = standing(Array.from({ length: 14 }, (_, i) => generator?.stories(week - i) ?? []).flat())
    const open = rows.filter(row => !['closed', 'rejected', 'voided'].includes(String(row.status)))
    expect(open.length).toBeGreaterThan(120)
    expect(open.length).toBeLessThan(600)
    const overdue = open.filter(row => {
      if (row.handledAt || row.pauses || !row.filedAt) return false
      const limit = { value: Number(row.limitValue), unit: row.limitUnit as 'wh' }
      return world.calendar.dueAt(Date.parse(String(row.filedAt)), limit) < anchor
    })
    expect(overdue.length).toBeGreaterThan(10)
    expect(overdue.length).toBeLessThan(90)
  })
})
