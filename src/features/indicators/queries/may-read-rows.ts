import type { Sql } from '@/platform/db/client'
import { type Actor, authorize, readingRecords } from '@/shared/auth'
import { formulaOf } from '../domain/compute-city'
import { datasetsOf } from '../domain/references'
import { findIndicator } from './one-indicator'

/** Whether an actor may see the records that an indicator's formula reads. @throws Denied; Problem 404 `unknown-indicator` */
export async function mayReadRows(sql: Sql, actor: Actor, code: string, at: Date): Promise<void> {
  const indicator = await findIndicator(sql, code, at)
  for (const dataset of datasetsOf(formulaOf(indicator))) authorize(actor, readingRecords, dataset)
}
