import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import type { City } from '../../areas'
import { addVersion, lockMatrix, newestVersion } from '../data/matrix.queries'

/** Takes the city folder's matrix as version 1 of a database that has none yet; later versions are edited here. */
export async function loadMatrix(sql: Sql, city: City, clock: Clock): Promise<void> {
  await sql.begin(async tx => {
    await lockMatrix(tx)
    if ((await newestVersion(tx)) > 0) return
    const version = { version: 1, at: clock.now(), actor: 'system:city-folder', reason: 'matrix.csv', dryRun: null }
    await addVersion(tx, version, { ended: [], added: city.matrix })
  })
}
