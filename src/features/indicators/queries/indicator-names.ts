import type { Text } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { readRules } from '../data/rules.queries'

/** Every indicator that holds at a moment, by code and name. */
export async function indicatorNames(sql: Sql, at: Date): Promise<{ code: string; name: Text }[]> {
  const { indicators } = await readRules(sql, at)
  return indicators.map(({ code, nameZh, nameEn }) => ({ code, name: { zh: nameZh, en: nameEn } }))
}
