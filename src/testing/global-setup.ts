import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startDatabase } from '../platform/db/embedded'
import { isHeld } from '../platform/db/embedded/lease'
import { findPostmaster, stopPostmaster } from '../platform/db/embedded/postmaster'
import { migrate } from '../platform/db/migrate'
import { templateName } from './template-name'

declare module 'vitest' {
  interface ProvidedContext {
    /** the cluster's address; its database is for creating others from the template */
    clusterUrl: string
    /** 18, or 15 with CHENGMAI_PG=15 */
    databaseMajor: number
  }
}

const prefix = 'chengmai-test-'

/** What a killed run left behind would hold memory for ever: its database is stopped and its folder removed. */
async function sweep() {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const folder = join(tmpdir(), name)
    try {
      // a younger one may be another run that is just starting
      if (Date.now() - statSync(folder).mtimeMs < 600_000) continue
      for (const cluster of readdirSync(folder)) {
        const home = join(folder, cluster)
        if (isHeld(home)) throw new Error('in use')
        const postmaster = findPostmaster(join(home, 'cluster'))
        if (postmaster) await stopPostmaster(postmaster.pid)
      }
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // in use, or somebody else's
    }
  }
}

/**
 * Starts one PostgreSQL for all integration tests and migrates a template in it. Durability is off here, since the
 * data die with the run; tests that kill a database start one of their own.
 */
export default async function setup(project: TestProject) {
  await sweep()
  const dataDir = mkdtempSync(join(tmpdir(), prefix))
  chmodSync(dataDir, 0o755)
  const binDir = process.env.CHENGMAI_PG ? `/usr/lib/postgresql/${process.env.CHENGMAI_PG}/bin` : undefined
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '256MB' }
  const database = await startDatabase({ dataDir, settings, ...(binDir ? { binDir } : {}) })
  const end = async () => {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const sql = postgres(database.url, { max: 1, onnotice: () => {} })
    await sql.unsafe(`create database ${templateName}`).finally(() => sql.end())
    await migrate(database.url.replace(/\/[^/]*$/, `/${templateName}`))
  } catch (error) {
    await end()
    throw error
  }
  project.provide('clusterUrl', database.url)
  project.provide('databaseMajor', database.major)
  return end
}
