import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { ApiEnv } from '@/platform/http/api-env'
import { Problem } from '@/shared/problem'
import { areaRoutes } from './http'

const api = new Hono<ApiEnv>().route('/', areaRoutes)
api.onError((error, context) => {
  if (!(error instanceof Problem)) throw error
  return context.json({ code: error.code }, error.status as 400)
})

async function get(path: string) {
  const response = await api.request(path)
  return { status: response.status, body: await response.json() }
}

describe('GET /areas', () => {
  it('begins with the city, its districts, bodies and groups', async () => {
    const { body } = await get('/areas')
    expect(body.items[0]).toMatchObject({ code: '510100', kind: 'city', parent: null })
    expect(body.items.slice(1, 21).every((area: { kind: string }) => area.kind === 'district')).toBe(true)
    expect(body.managementBodies.map((b: { code: string }) => b.code)).toContain('MB-GX')
    expect(body.groups.map((g: { code: string }) => g.code)).toEqual(['5+2', '11+2'])
  })

  it('pages through a level without loss or repetition', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await get(`/areas?kind=street&limit=100${cursor}`)
      seen.push(...body.items.map((area: { code: string }) => area.code))
      cursor = body.next ? `&cursor=${body.next}` : ''
    } while (cursor)
    expect(seen).toHaveLength(260)
    expect(new Set(seen).size).toBe(260)
    expect([...seen].sort()).toEqual(seen)
  })

  it('lists what lies below an area', async () => {
    const { body } = await get('/areas?parent=510104')
    expect(body.items.length).toBeGreaterThan(5)
    for (const area of body.items) expect(area).toMatchObject({ kind: 'street', parent: '510104', synthetic: true })
  })

  it('refuses what it cannot read, with a code', async () => {
    expect((await get('/areas?kind=planet')).body.code).toBe('bad-parameter')
    expect((await get('/areas?limit=0')).body.code).toBe('bad-parameter')
    expect((await get('/areas?parent=999')).body.code).toBe('unknown-area')
    expect((await get('/areas?cursor=nonsense')).body.code).toBe('bad-cursor')
    expect((await get('/areas?colour=red')).body.code).toBe('unknown-parameter')
    const { body } = await get('/areas?kind=street&limit=1')
    expect((await get(`/areas?kind=cell&limit=1&cursor=${body.next}`)).body.code).toBe('bad-cursor')
  })
})

describe('GET /areas/{code}', () => {
  it('brings the geometry of a district and of a cell', async () => {
    const district = await get('/areas/510104')
    expect(district.body).toMatchObject({ code: '510104', name: { zh: '锦江区', en: 'Jinjiang' }, children: 11 })
    expect(district.body.geometry.type).toMatch(/Polygon$/)
    expect((await get('/areas/510104901001001')).body).toMatchObject({ kind: 'cell', parent: '510104901001' })
  })

  it('brings bodies and groups, which stand outside the tree', async () => {
    const body = await get('/areas/MB-TF')
    expect(body.body).toMatchObject({ kind: 'body', name: { zh: '四川天府新区' } })
    const group = await get('/areas/5+2')
    expect(group.body.members).toHaveLength(7)
    expect(group.body.geometry.type).toBe('MultiPolygon')
  })

  it('does not know strangers', async () => {
    expect(await get('/areas/320803')).toEqual({ status: 404, body: { code: 'unknown-area' } })
  })
})

describe('GET /areas/boundaries/{level}.geojson', () => {
  it('draws a level and the province', async () => {
    const { body } = await get('/areas/boundaries/districts.geojson')
    expect(body.features).toHaveLength(20)
    expect(body.features[0].properties).toMatchObject({ code: '510104', synthetic: false })
    expect((await get('/areas/boundaries/province.geojson')).body.geometry.type).toBe('Polygon')
    expect((await get('/areas/boundaries/planets.geojson')).body.code).toBe('unknown-boundaries')
  })
})
