import { describe, expect, it } from 'vitest'
import { createApi } from './app'
import { openApiDocument } from './openapi'
import { operations } from './operations'

const api = createApi({ ready: async () => ({ ok: true, detail: {} }) })

/** `/api/v1/batches/:id/rejects` → `/batches/{}/rejects`; what a parameter is called does not matter to a caller. */
const shape = (path: string) =>
  path
    .replace(/^\/api\/v1/, '')
    .replaceAll(/:\w+(\{[^}]*\})?/g, '{}')
    .replaceAll(/\{\w+\}(\.mvt)?/g, '{}')

describe('the description of the interface', () => {
  it('lists exactly the routes that are served', () => {
    const served = api.routes
      .filter(route => route.method !== 'ALL' && route.path.startsWith('/api/v1/'))
      .map(route => `${route.method.toLowerCase()} ${shape(route.path)}`)
    const described = operations.map(operation => `${operation.method} ${shape(operation.path)}`)
    expect([...new Set(described)].sort()).toEqual([...new Set(served)].sort())
  })

  it('is an OpenAPI document with a schema for every dataset', () => {
    const document = openApiDocument()
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toHaveLength(new Set(operations.map(each => each.path)).size)
    expect(Object.keys(document.components.schemas)).toContain('record_case')
  })
})

describe('answers', () => {
  it('say what does not exist as a problem', async () => {
    const answer = await api.request('/api/v1/nothing')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({ status: 404, code: 'no-route' })
  })

  it('carry an identifier that the log carries, too', async () => {
    const answer = await api.request('/healthz')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})
