import { Hono } from 'hono'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ApiEnv } from '../platform/http/api-env'
import { forget } from '../platform/singleton'
import { type Actor, visitor } from '../shared/auth'
import { answerProblem } from './answer-problem'
import { createApi } from './app'
import { limitBody } from './limit-body'
import { limitRate } from './rate-limits'

const key: Actor = { kind: 'client', id: 'k', name: 'k', datasets: 'all', verbs: ['deliver'], area: null }

/** The two limits before handlers that answer at once. */
function api(actor: () => Actor, from: () => string) {
  const v1 = new Hono<ApiEnv>()
  v1.use(limitRate)
  v1.use(limitBody)
  v1.get('/areas', context => context.text('read'))
  v1.post('/session', context => context.text('signed in'))
  v1.post('/index/what-if', async context => context.text(String((await context.req.text()).length)))
  v1.post('/datasets/:dataset/records', async context => context.text(String((await context.req.text()).length)))
  const app = new Hono<ApiEnv>()
  app.onError(answerProblem)
  app.use(async (context, next) => {
    context.set('requestId', 'test')
    context.set('actor', actor())
    context.set('from', from())
    await next()
  })
  return app.route('/api/v1', v1)
}

/** How many of so many requests are let through. */
async function letThrough(times: number, ask: () => Response | Promise<Response>): Promise<number> {
  let passed = 0
  for (let each = 0; each < times; each++) if ((await ask()).status === 200) passed++
  return passed
}

describe('limits of the interface', () => {
  beforeEach(() => {
    // a hundredth of the usual: 20 reads, 2 changes, 1 attempt to sign in
    vi.stubEnv('RATE_LIMIT', '0.01')
    for (const name of ['config', 'rate-limits']) forget(name)
  })

  it('count each address for itself, say when to come again, and let programs ask more', async () => {
    let from = '10.0.0.1'
    let actor: Actor = visitor(true)
    const app = api(
      () => actor,
      () => from,
    )
    const read = () => app.request('/api/v1/areas')
    expect(await letThrough(25, read)).toBe(20)
    const refused = await read()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(await refused.json()).toMatchObject({ code: 'too-many-requests' })
    from = '10.0.0.2'
    expect((await read()).status).toBe(200)
    actor = key
    expect(await letThrough(25, read)).toBe(25)
  })

  it('let an address try few passwords, and change less than it reads', async () => {
    const app = api(
      () => visitor(false),
      () => '10.0.0.3',
    )
    expect(await letThrough(3, () => app.request('/api/v1/session', { method: 'POST' }))).toBe(1)
    const other = api(
      () => visitor(false),
      () => '10.0.0.4',
    )
    const change = () => other.request('/api/v1/index/what-if', { method: 'POST', body: '{}' })
    expect(await letThrough(5, change)).toBe(2)
  })

  it('hold no body of more than 1 MB in memory, and stream a delivery of any size', async () => {
    const app = api(
      () => key,
      () => '10.0.0.5',
    )
    const send = (path: string, bytes: number) =>
      app.request(`/api/v1${path}`, { method: 'POST', body: 'x'.repeat(bytes) })
    const large = await send('/index/what-if', 1024 * 1024 + 1)
    expect(large.status).toBe(413)
    expect(await large.json()).toMatchObject({ code: 'too-large' })
    expect((await send('/index/what-if', 1024 * 1024)).status).toBe(200)
    expect(await (await send('/datasets/case/records', 3_000_000)).text()).toBe('3000000')
  })

  it('stand before every handler of the whole interface', async () => {
    const whole = createApi({ ready: async () => ({ ok: true, detail: {} }) })
    const post = (body: string) =>
      whole.request('/api/v1/session', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    expect(await (await post(`{"username":"${'x'.repeat(1024 * 1024)}"`)).json()).toMatchObject({ code: 'too-large' })
    expect(await (await post('{}')).json()).toMatchObject({ code: 'too-many-requests' })
  })
})
