import { config } from '../config'
import { forget } from '../singleton'
import { StartError } from '../start-error'
import { connect } from './client'
import { startDatabase } from './embedded'
import { migrate } from './migrate'

const OLDEST_POSTGRES = 15

/** Checks that a database answers and is new enough; says what is wrong in words. */
async function examine(url: string): Promise<void> {
  const shown = url.replace(/\/\/([^:@/]*):[^@/]*@/, '//$1:…@')
  const sql = connect(url, { max: 1 })
  try {
    const [row] = await sql<{ version: number }[]>`select current_setting('server_version_num')::int as version`
    const major = Math.floor((row?.version ?? 0) / 10_000)
    if (major < OLDEST_POSTGRES) {
      throw new StartError(
        `数据库版本过旧 / DATABASE_URL is PostgreSQL ${major}; ${OLDEST_POSTGRES} or later is needed (${shown})`,
      )
    }
  } catch (error) {
    if (error instanceof StartError) throw error
    const reason = error instanceof Error ? error.message || (error as { code?: string }).code : String(error)
    throw new StartError(`无法连接数据库 / Cannot reach the database of DATABASE_URL (${shown}): ${reason}`)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** The database that this process or the one that forked it has brought to the current shape. */
const MIGRATED = 'CHENGMAI_MIGRATED'

async function migrateOnce(url: string): Promise<void> {
  if (process.env[MIGRATED] === url) return
  await migrate(url)
  process.env[MIGRATED] = url
}

/**
 * Makes `DATABASE_URL` point at a migrated database: the one given, else the embedded one.
 * The answer lets go of what was started here.
 */
export async function openDatabase(say: (line: string) => void): Promise<() => Promise<void>> {
  const { databaseUrl, dataDir } = config()
  if (databaseUrl) {
    await examine(databaseUrl)
    await migrateOnce(databaseUrl)
    return async () => {}
  }
  say('启动内置数据库 / starting the embedded PostgreSQL')
  const embedded = await startDatabase({ dataDir, say })
  process.env.DATABASE_URL = embedded.url
  process.env.CHENGMAI_EMBEDDED = '1'
  forget('config')
  say('检查表结构 / migrating')
  await migrateOnce(embedded.url)
  return () => embedded.stop()
}
