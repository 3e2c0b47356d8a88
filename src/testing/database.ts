import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import postgres from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import { connect, type Sql } from '../platform/db/client'
import { forget } from '../platform/singleton'
import { dataFolder } from './data-folder'
import { templateName } from './template-name'

/** A database of a test's own, migrated and empty. */
export interface TestDatabase {
  readonly url: string
  readonly sql: Sql
}

async function administer(statement: string) {
  const admin = postgres(inject('clusterUrl'), { max: 1, onnotice: () => {} })
  try {
    await admin.unsafe(statement)
  } finally {
    await admin.end()
  }
}

async function create(): Promise<TestDatabase & { drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(`create database ${name} template ${templateName}`)
  const url = inject('clusterUrl').replace(/\/[^/]*$/, `/${name}`)
  const sql = connect(url, { max: 5, applicationName: 'chengmai-test' })
  const drop = async () => {
    await sql.end({ timeout: 5 })
    await administer(`drop database if exists ${name} with (force)`)
  }
  return { url, sql, drop }
}

/**
 * Called at the top of a test file (or a `describe`): gives all its tests one database, created from the template
 * before and dropped after them. `DATABASE_URL` and `DATA_DIR` point to it and to an empty folder, so that code
 * which asks for `config()` or `database()` gets the same.
 */
export function testDatabase(): TestDatabase {
  let current: Awaited<ReturnType<typeof create>> | undefined
  let dataDir: string | undefined
  const given = { DATABASE_URL: process.env.DATABASE_URL, DATA_DIR: process.env.DATA_DIR }
  const use = (environment: Record<string, string | undefined>) => {
    for (const [name, value] of Object.entries(environment)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    forget('config')
    forget('database')
  }
  beforeAll(async () => {
    current = await create()
    dataDir = dataFolder()
    use({ DATABASE_URL: current.url, DATA_DIR: dataDir })
  })
  afterAll(async () => {
    use(given)
    await current?.drop()
    if (dataDir) rmSync(dataDir, { recursive: true, force: true })
  })
  const get = () => {
    if (!current) throw new Error('testDatabase() is there from beforeAll on, not while the file is being read')
    return current
  }
  return {
    get url() {
      return get().url
    },
    get sql() {
      return get().sql
    },
  }
}

/** Runs `work` on a database of its own, for a test that needs an untouched one. */
export async function withDatabase<T>(work: (database: TestDatabase) => Promise<T>): Promise<T> {
  const database = await create()
  try {
    return await work(database)
  } finally {
    await database.drop()
  }
}
