import type { Sql } from '@/platform/db/client'
import type { City } from '../../areas'
import { dataset } from '../../datasets'
import { loadWorkingCalendar } from '../../datasets/server'
import { OWN_SOURCE, saveRecords } from '../../sources/server'
import { supervisor } from './people'

/** The department that leads the projects of these tests. */
export const main = 'U-HOUSING'
export const secret = 'a secret for links'

export const projectRecord = (n: number | string, more: Record<string, unknown> = {}) => ({
  dataset: dataset('project'),
  source: OWN_SOURCE,
  content: {
    projectCode: `P-${n}`,
    name: `第 ${n} 号工程`,
    isKey: false,
    district: '510104',
    signedAt: '2026-06-01T00:00:00Z',
    leadUnit: main,
    ownerName: `第 ${n} 家业主`,
    enterpriseId: `E-${n}`,
    ...more,
  },
  event: { type: 'project.added' },
})

export const enterpriseRecord = (n: number | string, more: Record<string, unknown> = {}) => ({
  dataset: dataset('enterprise'),
  source: OWN_SOURCE,
  content: {
    creditCode: `E-${n}`,
    name: `第 ${n} 家业主`,
    contact: '欧阳甲',
    email: `office.${n}@builder.example`,
    district: '510104',
    ...more,
  },
  event: { type: 'enterprise.added' },
})

type Saved = Parameters<typeof saveRecords>[1]

/** Writes records as of a moment; the city's calendar is there after the first time. */
export async function save(sql: Sql, city: City, records: Saved, at: string): Promise<void> {
  await loadWorkingCalendar(sql, city)
  await sql.begin(tx => saveRecords(tx, records, { city, actor: supervisor, now: new Date(at) }))
}
