import type { Connection } from '@/platform/db/client'
import type { City } from '../../areas'
import type { Callee } from '../../rota'
import { postsOnDuty, unitCallee } from '../../rota/server'

/** Whom somebody can call about a case: its unit, the crew that has it, the posts on duty at the moment. */
export async function calleesOf(
  sql: Connection,
  city: City,
  { unit, assignee }: { readonly unit: string | null; readonly assignee: string | null },
  at: Date,
): Promise<readonly Callee[]> {
  const units = [...new Set([unit, assignee])].flatMap(code => (code === null ? [] : (unitCallee(city, code) ?? [])))
  return [...units, ...(await postsOnDuty(sql, city, at))]
}
