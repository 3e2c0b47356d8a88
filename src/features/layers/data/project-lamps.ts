import type { Connection } from '@/platform/db/client'
import { type OpenFlagsQuestion, openFlags } from '../../flags/server'
import type { Lamp } from '../domain/lamp'

/** Lamps lit on projects by their own rules, by record id. */
export async function projectLamps(sql: Connection, question: OpenFlagsQuestion): Promise<Map<string, Lamp>> {
  const lit = await openFlags(sql, question)
  return new Map(lit.filter(each => each.subject === 'project').map(({ id, colour }) => [id, colour]))
}
