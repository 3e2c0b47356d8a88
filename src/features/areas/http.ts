import { Hono } from 'hono'
import type { ApiEnv } from '@/platform/http/api-env'
import { notFound } from '@/shared/problem'
import { areaDetail, boundaries } from './domain/area-detail'
import { listAreas, parseAreaQuery } from './domain/area-list'
import { currentCity } from './queries/chosen-city'

const levels = {
  city: 'city',
  districts: 'district',
  streets: 'street',
  communities: 'community',
  cells: 'cell',
} as const
const cached = { 'cache-control': 'public, max-age=300' }

/** The tree of areas. Bodies and groups stand outside it and come with every first page. */
export const areaRoutes = new Hono<ApiEnv>()
  .get('/areas', context => {
    const city = currentCity()
    const query = parseAreaQuery(new URL(context.req.url).searchParams)
    const page = listAreas(city, query)
    const outside = query.cursor ? {} : { managementBodies: city.managementBodies, groups: city.groups }
    return context.json({ ...page, ...outside }, 200, cached)
  })
  .get('/areas/boundaries/:file', context => {
    const city = currentCity()
    const level = context.req.param('file').replace(/\.geojson$/, '')
    const kind = levels[level as keyof typeof levels]
    const province = level === 'province' ? city.province() : null
    if (!kind && !province)
      throw notFound('unknown-boundaries', `${level} is none of ${Object.keys(levels).join(', ')}`)
    const body = province ? { type: 'Feature', properties: {}, geometry: province } : boundaries(city, kind)
    return context.body(JSON.stringify(body), 200, { ...cached, 'content-type': 'application/geo+json' })
  })
  .get('/areas/:code', context => context.json(areaDetail(currentCity(), context.req.param('code')), 200, cached))
