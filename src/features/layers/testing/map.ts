import { Hono } from 'hono'
import type { Sql } from '@/platform/db/client'
import { Relay } from '@/platform/events/relay'
import type { ApiEnv } from '@/platform/http/api-env'
import { visitor } from '@/shared/auth'
import { Problem } from '@/shared/problem'
import { loadCity } from '../../areas/server'
import { sumOfCounts } from '../domain/tile/read-tile'
import { layerRoutes } from '../http'
import { type MapStore, startMapStore } from '../store/map-store'

export interface TestMap {
  readonly store: MapStore
  /** Resolves when all that was committed so far is in the store. */
  settled(): Promise<void>
  request(path: string, headers?: Record<string, string>): Promise<Response>
  json(path: string): Promise<Record<string, unknown>>
  /** Σ `count` of a layer over the whole world at a zoom: quarters that hold nothing are not gone into. */
  worldCount(layer: string, zoom: number, search?: string): Promise<number>
  close(): Promise<void>
}

const door = () => {
  const app = new Hono<ApiEnv>()
    .use((context, next) => {
      context.set('actor', visitor(true))
      return next()
    })
    .route('/', layerRoutes)
  app.onError((error, context) => {
    if (!(error instanceof Problem)) throw error
    return context.json({ code: error.code, detail: error.detail }, error.status as 400)
  })
  return app
}

/** The map's routes on a store of their own, fed by a relay of their own. */
export async function runMap(sql: Sql, now: () => Date = () => new Date()): Promise<TestMap> {
  const failed = (error: unknown) => {
    throw error
  }
  const relay = new Relay(sql, failed)
  await relay.start()
  const store = startMapStore({ sql, relay, city: loadCity('chengdu'), now, onError: failed })
  await store.loaded
  const app = door()
  const request = async (path: string, headers: Record<string, string> = {}) => await app.request(path, { headers })
  const tile = async (path: string) => new Uint8Array(await (await request(path)).arrayBuffer())
  const worldCount = async (layer: string, zoom: number, search = ''): Promise<number> => {
    const below = async (z: number, x: number, y: number): Promise<number> => {
      const count = sumOfCounts(await tile(`/tiles/${layer}/${z}/${x}/${y}.mvt${search}`))
      if (z === zoom || count === 0) return count
      const quarters = [0, 1, 2, 3].map(quarter => below(z + 1, x * 2 + (quarter & 1), y * 2 + (quarter >> 1)))
      return (await Promise.all(quarters)).reduce((sum, each) => sum + each, 0)
    }
    return await below(0, 0, 0)
  }
  return {
    store,
    request,
    json: async path => (await (await request(path)).json()) as Record<string, unknown>,
    worldCount,
    async settled() {
      const [row] = await sql<{ seq: number }[]>`select coalesce(max(seq), 0) as seq from event_log`
      while (relay.head < (row?.seq ?? 0)) await new Promise(resolve => setTimeout(resolve, 5))
      await store.settled()
    },
    async close() {
      store.close()
      await relay.stop()
    },
  }
}
