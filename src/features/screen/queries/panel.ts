import type { Connection } from '@/platform/db/client'
import { log } from '@/platform/log'
import { type PanelDataset, provenanceOf } from '../data/provenance.queries'
import type { Panel, Provenance } from '../domain/snapshot'
import type { Names } from './names'

/**
 * What a reading answers, or `failed` where it broke. A savepoint keeps a broken query from taking the transaction, and
 * everything else on the wall, down with it.
 */
export async function attempt<T>(sql: Connection, read: (inner: Connection) => Promise<T>): Promise<T | 'failed'> {
  try {
    return 'savepoint' in sql ? ((await sql.savepoint(inner => read(inner))) as T) : await read(sql)
  } catch (error) {
    log().error({ err: error }, 'a part of the wall could not be read')
    return 'failed'
  }
}

/** One panel's content: null where none of its datasets ever got a record, `failed` where its query broke. */
export async function panel<T>(
  sql: Connection,
  read: (inner: Connection) => Promise<({ readonly from: Provenance } & T) | null>,
): Promise<Panel<T> | null> {
  const content = await attempt(sql, read)
  if (content === 'failed') return { state: 'failed' }
  return content === null ? null : { state: 'ok', ...content }
}

/** Who fed a panel and when last, over all the datasets it reads; null where nobody did. */
export async function provenance(
  sql: Connection,
  datasets: readonly PanelDataset[],
  staleAfterMin: number,
  names: Names,
): Promise<Provenance | null> {
  const found = (await Promise.all(datasets.map(dataset => provenanceOf(sql, dataset)))).filter(each => each !== null)
  if (found.length === 0) return null
  const sources = new Set(found.flatMap(each => each.sources))
  const [only] = sources
  const times = found.map(each => each.updatedAt?.getTime() ?? 0).filter(time => time > 0)
  return {
    source: sources.size === 1 && only !== undefined ? (names.source(only) ?? names.feed(datasets[0] ?? '')) : null,
    sources: sources.size,
    updatedAt: times.length === 0 ? null : new Date(Math.max(...times)).toISOString(),
    staleAfterMin,
  }
}
