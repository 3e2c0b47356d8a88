import { clock } from '../../../platform/current-clock'
import { database } from '../../../platform/db/client'
import { openDatabase } from '../../../platform/db/open-database'
import { chosenCity } from '../../areas/server'
import { openCalendar } from '../../calendar/server'
import { ingestFile } from '../commands/ingest-file'
import { findBatch } from '../data/batch.queries'
import type { BatchOutcome } from '../domain/outcome'
import type { Profile } from '../domain/profile'
import { rejectLines } from '../queries/rejects'

export interface OwnDatabase {
  take(profile: Profile, file: string, heldFrom: Date | null, onProgress: (rows: number) => void): Promise<BatchOutcome>
  rejects(batch: string): AsyncIterable<string>
  close(): Promise<void>
}

/** The database itself, for a file that is sent while no server runs; the embedded one is started for it. */
export async function openOwnDatabase(say: (line: string) => void): Promise<OwnDatabase> {
  const closeDatabase = await openDatabase(say)
  const sql = database()
  const city = await chosenCity(sql)
  await openCalendar(sql, city)
  return {
    take: (profile, path, heldFrom, onProgress) =>
      ingestFile({ sql, city, profile, path, clock: clock(), onProgress, ...(heldFrom ? { heldFrom } : {}) }),
    async *rejects(id) {
      const batch = await findBatch(sql, id)
      if (batch) yield* rejectLines(sql, batch, true)
    },
    async close() {
      await sql.end({ timeout: 3 })
      await closeDatabase()
    },
  }
}
