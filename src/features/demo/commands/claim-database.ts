import type { Sql } from '@/platform/db/client'
import { StartError } from '@/platform/start-error'
import { demoSources } from '../../../../seed/demo'
import { foreignContent, isMadeByDemo, keepAsDemo } from '../data/installation.queries'

/**
 * With DEMO=1: makes sure that the database is the demo's own, so that demo mode cannot be switched on beside a city
 * that works with it. A database that the demo once took stays its own, whatever was added since.
 * @throws StartError where accounts or deliveries are there that no demo made
 */
export async function claimForDemo(sql: Sql, at: Date): Promise<void> {
  if (await isMadeByDemo(sql)) return
  const { accounts, deliveries, sources } = await foreignContent(
    sql,
    demoSources.map(each => each.source),
  )
  if (accounts > 0 || deliveries > 0) {
    const what = [
      ...(accounts > 0 ? [`${accounts} accounts`] : []),
      ...(deliveries > 0 ? [`${deliveries} deliveries (${sources.join(', ')})`] : []),
    ].join(', ')
    throw new StartError(
      `DEMO=1 被拒绝：此数据库不是演示数据库 / DEMO=1 is refused: this database was not made by the demo and holds ${what}. Start with DEMO=0, or give the demo an empty DATABASE_URL.`,
    )
  }
  await sql.begin(tx => keepAsDemo(tx, at))
}
