import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { connect, type Sql } from '../platform/db/client'
import { openCluster } from '../platform/db/embedded/cluster'
import { urlOf } from '../platform/db/embedded/postmaster'

/** A connection to the embedded database of a running server, to plant a fault in it; for the caller to end. */
export function embeddedDatabase(dataDir: string): Sql {
  const home = readdirSync(dataDir).find(each => each.startsWith('postgres-'))
  if (!home) throw new Error(`no embedded database in ${dataDir}`)
  const cluster = openCluster(join(dataDir, home))
  if (cluster.port === undefined) throw new Error(`the database in ${dataDir} was never started`)
  return connect(urlOf(cluster, cluster.port), { max: 1 })
}
