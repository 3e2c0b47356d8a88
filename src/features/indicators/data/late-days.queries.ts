import type { Tx } from '@/platform/db/client'

export interface LateDay {
  readonly dataset: string
  /** Local day, days since 1970. */
  readonly day: number
  /** Values of all later days move too. */
  readonly reaches: boolean
}

export async function storeLateDays(tx: Tx, days: readonly LateDay[]): Promise<void> {
  await tx`
    insert into late_day (dataset, day, reaches)
    select * from unnest(${days.map(each => each.dataset)}::text[], ${days.map(each => each.day)}::int[],
      ${days.map(each => String(each.reaches))}::text[]::boolean[])
    on conflict do nothing`
}
