import type { Connection, Tx } from '@/platform/db/client'

const CLOCK_LOCK = 5101030

/** Milliseconds by which the clock was moved ahead; 0 while nobody has moved it. */
export async function movedBy(sql: Connection): Promise<number> {
  const [row] = await sql<{ offset: number }[]>`select offset_ms as offset from demo_clock`
  return row?.offset ?? 0
}

/** One mover at a time, until the transaction ends. */
export const lockClock = (tx: Tx) => tx`select pg_advisory_xact_lock(${CLOCK_LOCK})`

export const saveMove = (tx: Tx, offsetMs: number) => tx`
  insert into demo_clock (id, offset_ms) values (1, ${offsetMs})
  on conflict (id) do update set offset_ms = excluded.offset_ms`
