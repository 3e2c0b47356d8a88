import type { Sql } from '@/platform/db/client'
import type { City } from '../../areas'
import { insertRecords } from '../../datasets/testing/insert-records'

let serial = 0

/** A project signed on 2026-08-01, so that its ninety days end with 2026-10-30. */
export async function signedProject(
  sql: Sql,
  city: City,
  changes: Record<string, unknown> = {},
): Promise<{ readonly id: string; readonly code: string }> {
  serial++
  const code = `P-${serial}`
  const [id] = await insertRecords(sql, 'project', [
    {
      projectCode: code,
      name: `示范项目${serial}`,
      signedAt: '2026-08-01T02:00:00Z',
      assistantUnit: city.units.get('U-510104-GOV')?.name.zh,
      approvingUnit: '示范市行政审批局',
      ...changes,
    },
  ])
  return { id: id ?? '', code }
}
