import type { Connection, Tx } from '@/platform/db/client'
import type { Verb } from '@/shared/auth'
import { isUuid } from '@/shared/ids/is-uuid'
import type { ApiKey } from '../domain/api-key'

interface Row extends Omit<ApiKey, 'datasets' | 'madeAt' | 'expiresAt' | 'revokedAt' | 'lastUsedAt'> {
  readonly datasets: string[] | null
  readonly verbs: Verb[]
  readonly madeAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly lastUsedAt: Date | null
  readonly hash: string
}

const columns = (sql: Connection) => sql`
  id, name, prefix, hash, datasets, verbs, area, made_by as "madeBy", made_at as "madeAt", expires_at as "expiresAt",
  revoked_at as "revokedAt", revoked_by as "revokedBy", calls, last_used_at as "lastUsedAt", last_used_from as "lastUsedFrom"`

const toKey = ({ hash: _kept, datasets, madeAt, expiresAt, revokedAt, lastUsedAt, ...rest }: Row): ApiKey => ({
  ...rest,
  datasets: datasets ?? 'all',
  madeAt: madeAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
})

/** Newest first. */
export const listKeys = async (sql: Connection): Promise<ApiKey[]> =>
  (await sql<Row[]>`select ${columns(sql)} from api_key order by made_at desc, id`).map(toKey)

export async function findKeyByPrefix(sql: Connection, prefix: string): Promise<(ApiKey & { hash: string }) | null> {
  const [row] = await sql<Row[]>`select ${columns(sql)} from api_key where prefix = ${prefix}`
  return row ? { ...toKey(row), hash: row.hash } : null
}

export async function findKey(sql: Connection, id: string): Promise<ApiKey | null> {
  const [row] = await sql<Row[]>`select ${columns(sql)} from api_key where id::text = ${id}`
  return row ? toKey(row) : null
}

/** Holds the key's row until the transaction ends. */
export async function holdKey(tx: Tx, id: string): Promise<ApiKey | null> {
  if (!isUuid(id)) return null
  const [row] = await tx<Row[]>`select ${columns(tx)} from api_key where id = ${id}::uuid for update`
  return row ? toKey(row) : null
}

export async function insertKey(tx: Tx, key: ApiKey, hash: string): Promise<void> {
  const datasets = key.datasets === 'all' ? null : [...key.datasets]
  await tx`
    insert into api_key (id, name, prefix, hash, datasets, verbs, area, made_by, made_at, expires_at)
    values (${key.id}, ${key.name}, ${key.prefix}, ${hash}, ${datasets}, ${[...key.verbs]}, ${key.area}, ${key.madeBy},
      ${key.madeAt}, ${key.expiresAt})`
}

export const markRevoked = (tx: Tx, id: string, by: string, at: Date) =>
  tx`update api_key set revoked_at = ${at}, revoked_by = ${by} where id = ${id}::uuid`

/** What was counted of one key since the last time. */
export interface KeyUse {
  readonly id: string
  readonly calls: number
  readonly at: string
  readonly from: string | null
}

export const addUses = (sql: Connection, uses: readonly KeyUse[]) => sql`
  update api_key k set calls = k.calls + u.calls, last_used_at = greatest(k.last_used_at, u.at), last_used_from = u."from"
  from jsonb_to_recordset(${sql.json(uses as never)}) as u(id uuid, calls bigint, at timestamptz, "from" text)
  where k.id = u.id`
