import { Hono } from 'hono'
import type { ApiEnv } from '../platform/http/api-env'
import { metricsText } from './metrics'

/** One thing that must hold for this node to be ready, and what it says of itself. */
export interface Readiness {
  readonly ok: boolean
  readonly detail: Readonly<Record<string, unknown>>
}

export interface HealthProbes {
  ready(): Promise<Readiness>
}

export const healthRoutes = ({ ready }: HealthProbes) =>
  new Hono<ApiEnv>()
    .get('/healthz', context => context.json({ ok: true }))
    .get('/readyz', async context => {
      const state = await ready()
      return context.json({ ok: state.ok, ...state.detail }, state.ok ? 200 : 503)
    })
    .get('/metrics', async context =>
      context.text(await metricsText(), 200, { 'content-type': 'text/plain; version=0.0.4' }),
    )
