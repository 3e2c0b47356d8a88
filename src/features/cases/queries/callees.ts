import type { Connection } from '@/platform/db/client'
import type { City } from '../../areas'
import { dutyNow } from '../../rota/server'
import type { Callee } from '../domain/call'

const ofUnit = (city: City, code: string): Callee | null => {
  const unit = city.units.get(code)
  return unit ? { kind: 'unit', code, name: unit.name, phone: unit.phone } : null
}

/** Posts that somebody holds now. */
async function postsOnDuty(sql: Connection, city: City, at: Date): Promise<readonly Callee[]> {
  const { items } = await dutyNow(sql, city, at)
  return items
    .filter(each => each.person !== null)
    .map(({ post, name, phone }) => ({ kind: 'post', code: post, name, phone }))
}

/** Whom somebody can call about a case: its unit, the crew that has it, the posts on duty at the moment. */
export async function calleesOf(
  sql: Connection,
  city: City,
  { unit, assignee }: { readonly unit: string | null; readonly assignee: string | null },
  at: Date,
): Promise<readonly Callee[]> {
  const units = [...new Set([unit, assignee])].flatMap(code => (code === null ? [] : (ofUnit(city, code) ?? [])))
  return [...units, ...(await postsOnDuty(sql, city, at))]
}

/** Somebody who can be called, by name; `null`: there is no such unit, and the post is not on duty at the moment. */
export async function findCallee(
  sql: Connection,
  city: City,
  { kind, code }: Pick<Callee, 'kind' | 'code'>,
  at: Date,
): Promise<Callee | null> {
  if (kind === 'unit') return ofUnit(city, code)
  return (await postsOnDuty(sql, city, at)).find(each => each.code === code) ?? null
}
