import type { Connection } from '@/platform/db/client'
import type { City } from '../../areas'
import type { Callee } from '../domain/callee'
import { dutyNow } from './duty-now'

export const unitCallee = (city: City, code: string): Callee | null => {
  const unit = city.units.get(code)
  return unit ? { kind: 'unit', code, name: unit.name, phone: unit.phone } : null
}

/** Posts that somebody holds now. */
export async function postsOnDuty(sql: Connection, city: City, at: Date): Promise<readonly Callee[]> {
  const { items } = await dutyNow(sql, city, at)
  return items
    .filter(each => each.person !== null)
    .map(({ post, name, phone }) => ({ kind: 'post', code: post, name, phone }))
}

/** Somebody who can be called, by name; `null`: there is no such unit, and the post is not on duty at the moment. */
export async function findCallee(
  sql: Connection,
  city: City,
  { kind, code }: Pick<Callee, 'kind' | 'code'>,
  at: Date,
): Promise<Callee | null> {
  if (kind === 'unit') return unitCallee(city, code)
  return (await postsOnDuty(sql, city, at)).find(each => each.code === code) ?? null
}
