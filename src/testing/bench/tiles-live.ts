import { setTimeout as sleep } from 'node:timers/promises'
import { cellAt } from '@/features/layers'
import { readTile } from '@/features/layers/domain/tile/read-tile'
import { caseRow } from '@/features/sources/testing/door'
import type { RunningServer } from '../running-server'
import type { Leg } from './pairs'
import { RawHttp } from './raw-http'
import type { TilesCity } from './tiles-city'

const A_SECOND = 1000
const BATCH = 200
/** Longer than this and the change counts as lost. */
const LOST_MS = 10_000

export interface Changes {
  /** Runs a leg while a thousand cases a second change through the public door. */
  during(leg: Leg): Promise<number>
  found(): { readonly stale: readonly number[]; readonly rate: number; readonly failed: number }
}

/** Deliveries of changed cases, and how long each takes from its answer to its tile. */
export async function changeCases(server: RunningServer, { sql, city }: TilesCity): Promise<Changes> {
  const key = await server.ingestKey()
  const rows = await sql<{ sourceId: string; lng: number; lat: number; cls: string }[]>`
    select source_id as "sourceId", lng, lat, cls from record."case" order by id limit 20000`
  // A place of its own, so that what is on its tile is the newest change and nothing else.
  const [marker, markerAt] = [city.center, cellAt(city.center[0], city.center[1], 20)]
  const watcher = new RawHttp(server.port)
  const stale: number[] = []
  let [sent, seconds, turn, failed] = [0, 0, 0, 0]

  const post = async (records: readonly unknown[]) => {
    const answer = await fetch(`${server.baseUrl}/api/v1/datasets/case/records`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${key}` },
      body: records.map(each => JSON.stringify(each)).join('\n'),
    })
    const outcome = (await answer.json()) as { rejected?: number }
    if (!answer.ok || outcome.rejected !== 0) throw new Error(`a delivery failed: ${JSON.stringify(outcome)}`)
  }
  const batch = (): unknown[] => {
    turn += 1
    const from = (turn * BATCH) % rows.length
    return rows.slice(from, from + BATCH).map(({ sourceId, lng, lat, cls }) =>
      caseRow({
        caseNo: `L-${sourceId}`,
        lng,
        lat,
        cls,
        district: undefined,
        severity: 1 + (turn % 3),
        address: `${turn}`,
      }),
    )
  }
  /** Moves a case to and fro in its status and waits for the tile to say so. */
  const watch = async () => {
    const status = turn % 2 === 0 ? 'filed' : 'reported'
    await post([
      caseRow({
        caseNo: 'MARK',
        cls: 'E0101',
        status,
        filedAt: status === 'filed' ? '2026-11-20T08:30:00+08:00' : undefined,
        lng: marker[0],
        lat: marker[1],
        district: undefined,
        address: `${turn}`,
      }),
    ])
    const began = performance.now()
    for (;;) {
      const { body } = await watcher.get(`/api/v1/tiles/cases/${markerAt}.mvt?state=all`)
      const seen = (readTile(body).cases ?? []).some(each => each.properties.status === status)
      const waited = performance.now() - began
      if (seen || waited > LOST_MS) {
        stale.push(waited)
        if (!seen) failed += 1
        return
      }
      await sleep(5)
    }
  }
  return {
    async during(leg) {
      let isRunning = true
      const began = performance.now()
      const feed = async () => {
        for (let due = performance.now(); isRunning; due += (BATCH / A_SECOND) * 1000) {
          await sleep(Math.max(0, due - performance.now()))
          await post(batch())
          sent += BATCH
          if (turn % 4 === 0) await watch()
        }
      }
      const feeding = feed()
      try {
        return await leg()
      } finally {
        isRunning = false
        await feeding
        seconds += (performance.now() - began) / 1000
      }
    },
    found: () => ({ stale, rate: sent / seconds, failed }),
  }
}
