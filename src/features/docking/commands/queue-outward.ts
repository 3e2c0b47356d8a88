import { createHash } from 'node:crypto'
import type { City } from '@/features/areas'
import { openFlags } from '@/features/flags/server'
import type { Clock } from '@/platform/clock'
import type { Sql, Tx } from '@/platform/db/client'
import { changedProjects, changedSteps, codesOf } from '../data/changed-records.queries'
import { lastDigests, nextNumbers, queueRow, toldFlags } from '../data/sent.queries'
import { holdCursor, moveCursor, type StoredSystem } from '../data/system.queries'
import { clearedRow, flagRow, type LocalTime, type OutwardRow, projectRows, stepRows } from '../domain/outward'

interface Circumstances {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
}

const PAGE = 500

/** `2026-11-20 08:00:00`, the city's time. */
export function localTimeOf(city: City): LocalTime {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: city.timezone, dateStyle: 'short', timeStyle: 'medium' })
  return moment => format.format(moment)
}

const digestOf = ({ content }: OutwardRow): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(content).toSorted()))
    .digest('base64url')

/** Gives every row that says something new its number, and lets it wait to be sent; answers how many there are. */
async function queueRows(tx: Tx, system: string, rows: readonly OutwardRow[], { city, clock }: Circumstances) {
  const now = clock.now()
  const fresh: { row: OutwardRow; digest: string }[] = []
  for (const table of new Set(rows.map(each => each.table))) {
    const own = rows.filter(each => each.table === table)
    const known = await lastDigests(
      tx,
      system,
      table,
      own.map(each => each.key),
    )
    for (const row of own) {
      const digest = digestOf(row)
      // what was never told need not be told when it is gone
      if (known.get(row.key) === digest || (row.content.sjyxbs === '0' && !known.has(row.key))) continue
      known.set(row.key, digest)
      fresh.push({ row, digest })
    }
  }
  const prefix = `${city.code}${localTimeOf(city)(now).slice(0, 10).replaceAll('-', '')}`
  const numbers = fresh.length > 0 ? await nextNumbers(tx, prefix, fresh.length) : []
  for (const [at, { row, digest }] of fresh.entries())
    await queueRow(tx, numbers[at] ?? '', { system, ...row, digest }, now)
  return fresh.length
}

/**
 * Finds what changed since the last time and lets it wait to be told: the rows and the place after them are committed
 * together, so that each change waits exactly once.
 */
export async function queueOutward({ name }: StoredSystem, circumstances: Circumstances): Promise<number> {
  const { sql, city, clock } = circumstances
  const local = localTimeOf(city)
  let queued = 0
  for (const [table, read, rowsOf] of [
    ['project', changedProjects, projectRows],
    ['approval_step', changedSteps, stepRows],
  ] as const) {
    for (;;) {
      const page = await sql.begin(async tx => {
        const records = await read(tx, await holdCursor(tx, name, table), PAGE)
        const last = records.at(-1)
        const rows = records.flatMap(each => rowsOf(each.record, local))
        const count = await queueRows(tx, name, rows, circumstances)
        await moveCursor(tx, {
          system: name,
          table,
          cursor: last ? { at: last.at, key: last.key } : null,
          newestAt: null,
          rows: records.length,
          now: clock.now(),
          isNews: count > 0,
        })
        return { count, isLast: records.length < PAGE }
      })
      queued += page.count
      if (page.isLast) break
    }
  }
  return queued + (await queueFlags(name, circumstances))
}

async function queueFlags(system: string, circumstances: Circumstances): Promise<number> {
  const { sql, city, clock } = circumstances
  const now = clock.now()
  const local = localTimeOf(city)
  const lit = (await openFlags(sql, { at: now })).filter(each => each.subject !== 'unit')
  return sql.begin(async tx => {
    await holdCursor(tx, system, 'flag')
    const codes = await codesOf(
      tx,
      lit.map(each => each.id),
    )
    const rows = lit.map(each => flagRow(each, codes.get(each.id) ?? null, local))
    const open = new Set(rows.map(each => each.key))
    const gone = (await toldFlags(tx, system)).filter(each => !open.has(each.key))
    return queueRows(tx, system, [...rows, ...gone.map(each => clearedRow(each, now, local))], circumstances)
  }) as Promise<number>
}
