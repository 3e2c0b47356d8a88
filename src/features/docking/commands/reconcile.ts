import type { City } from '@/features/areas'
import { appendAudit } from '@/platform/audit'
import type { Clock } from '@/platform/clock'
import type { CommandContext } from '@/platform/command/context'
import type { Sql, Tx } from '@/platform/db/client'
import { authorize } from '@/shared/auth'
import { conflict, notFound, Problem } from '@/shared/problem'
import { FrontDatabase } from '../data/front-database'
import {
  type Check,
  type Difference,
  everSent,
  findSent,
  keepCheck,
  knownNumbers,
  markReplaced,
  nextNumbers,
  queueRow,
} from '../data/sent.queries'
import { beginsAnew, findSystem, moveCursor, noteFailure, type StoredSystem } from '../data/system.queries'
import { differs, outwardTables } from '../domain/outward'
import { managingDocking } from '../domain/policies'
import { reconcileEveryMs } from '../domain/system'
import { troubleOf } from '../domain/trouble'
import { localTimeOf } from './queue-outward'
import { foreignName } from './send-outward'

const PAGE = 1000
const KEPT = 100
/** Where the moments of comparisons are kept. */
export const COMPARING = 'comparing'
/** A comparison that failed is tried again sooner. */
const AGAIN_MS = 3_600_000

interface Circumstances {
  readonly sql: Sql
  readonly city: City
  readonly context: CommandContext
}

/** Compares, row by row, what was sent with what stands there, both ways. */
export async function compareSides(
  sql: Sql,
  system: StoredSystem,
  front: FrontDatabase,
  { city, now }: { readonly city: City; readonly now: Date },
): Promise<Check> {
  const differences: Difference[] = []
  const found = { missing: 0, different: 0, unknown: 0 }
  const note = (number: string, table: string, kind: Difference['kind']) => {
    found[kind]++
    if (differences.length < KEPT) differences.push({ number, table, kind })
  }
  let checked = 0
  const { schema, keyColumn } = system.declaration
  for (const table of outwardTables) {
    const where = { schema, table: foreignName(system, table), keyColumn }
    for (let after = ''; ; ) {
      const ours = await everSent(sql, system.name, table, after, PAGE)
      const theirs = await front.rowsUnder(
        where,
        ours.map(each => each.number),
      )
      const byNumber = new Map(theirs.map(each => [String(each[keyColumn]), each]))
      for (const { number, content } of ours) {
        checked++
        const row = byNumber.get(number)
        if (!row) note(number, table, 'missing')
        else if (differs(content, row)) note(number, table, 'different')
      }
      const last = ours.at(-1)
      if (!last || ours.length < PAGE) break
      after = last.number
    }
    for (let after = ''; ; ) {
      const numbers = await front.numbersAfter(where, city.code, after, PAGE)
      const known = await knownNumbers(sql, system.name, numbers)
      for (const number of numbers) if (!known.has(number)) note(number, table, 'unknown')
      const last = numbers.at(-1)
      if (last === undefined || numbers.length < PAGE) break
      after = last
    }
  }
  return { at: now, checked, ...found, differences }
}

/** Keeps what a comparison found, and that it was now: the next is due from here. */
async function keep(tx: Tx, system: string, check: Check): Promise<void> {
  await keepCheck(tx, system, check)
  const nothing = { cursor: null, newestAt: null, rows: 0, isNews: false }
  await moveCursor(tx, { system, table: COMPARING, now: check.at, ...nothing })
}

interface Keeping {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
  readonly front: FrontDatabase
}

/** Compares by itself when it is time, by one worker. Answers what it found; null while it is not due, or where it failed. */
export async function reconcileInTime(
  system: StoredSystem,
  { sql, city, clock, front }: Keeping,
): Promise<Check | null> {
  const now = clock.now()
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const before = ago(reconcileEveryMs(system.declaration))
  if (!(await beginsAnew(sql, { system: system.name, table: COMPARING, before, again: ago(AGAIN_MS), now })))
    return null
  try {
    const check = await compareSides(sql, system, front, { city, now })
    await sql.begin(tx => keep(tx, system.name, check))
    return check
  } catch (error) {
    await noteFailure(sql, system.name, COMPARING, troubleOf(error), now)
    return null
  }
}

async function outSystem(sql: Sql, name: string): Promise<StoredSystem> {
  const system = await findSystem(sql, name)
  if (system?.declaration.direction !== 'out')
    throw notFound('unknown-system', `Nothing is told to ${name.slice(0, 60)}`)
  return system
}

/** Reconciles at a person's word. @throws Denied; Problem 404 `unknown-system`, 409 `no-address`, 502 a code of `trouble.ts` */
export async function reconcile(
  name: string,
  url: string | undefined,
  { sql, city, context }: Circumstances,
): Promise<Check> {
  authorize(context.actor, managingDocking)
  const system = await outSystem(sql, name)
  if (url === undefined) throw conflict('no-address', 'The address of its database is not in the environment')
  const front = new FrontDatabase(url)
  try {
    const check = await compareSides(sql, system, front, { city, now: context.clock.now() })
    await sql.begin(async tx => {
      await keep(tx, name, check)
      const { checked, missing, different, unknown } = check
      const after = { checked, missing, different, unknown }
      await appendAudit(tx, context, { action: 'docking.reconcile', subject: `docking:${name}`, after })
    })
    return check
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem(502, troubleOf(error), 'The other database could not be compared')
  } finally {
    await front.close()
  }
}

/** Tells a refused row again, under a new number. @throws Denied; Problem 404 `unknown-number`, 409 `not-refused` */
export async function tellAgain(
  { system, number }: { readonly system: string; readonly number: string },
  { sql, city, context }: Circumstances,
): Promise<string> {
  authorize(context.actor, managingDocking)
  return sql.begin(async tx => {
    const row = await findSent(tx, system, number)
    if (!row) throw notFound('unknown-number', `Nothing was told under ${number.slice(0, 60)}`)
    if (row.state !== 'refused' || row.replacedBy !== null)
      throw conflict('not-refused', 'Only a refused row is told again', { state: row.state })
    const now = context.clock.now()
    const prefix = `${city.code}${localTimeOf(city)(now).slice(0, 10).replaceAll('-', '')}`
    const [again = ''] = await nextNumbers(tx, prefix, 1)
    await queueRow(tx, again, { ...row, system, digest: row.digest }, now)
    await markReplaced(tx, number, again)
    await appendAudit(tx, context, { action: 'docking.again', subject: `docking:${system}`, after: { number, again } })
    return again
  })
}
