import { randomUUID } from 'node:crypto'
import type { City } from '@/features/areas'
import { findDataset } from '@/features/datasets'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { actorName, authorize } from '@/shared/auth'
import { badRequest, Problem } from '@/shared/problem'
import { insertKey } from '../data/api-key.queries'
import { type ApiKey, keyWish } from '../domain/api-key'
import { newKey } from '../domain/key-text'
import { managingKeys } from '../domain/policies'

/** An area of the tree or a management body: what a record can lie in. */
const isAreaOf = (city: City, code: string): boolean =>
  city.contains(code) || city.managementBodies.some(each => each.code === code)

const DAY_MS = 86_400_000

/** Makes a key; the answer is the only place where it can be read. @throws Denied; Problem 422 `bad-key-wish`, 400 `unknown-dataset`, `unknown-area` */
export async function makeKey(
  input: unknown,
  { sql, city, context }: { readonly sql: Sql; readonly city: City; readonly context: CommandContext },
): Promise<ApiKey & { readonly key: string }> {
  const wish = keyWish.safeParse(input)
  if (!wish.success) {
    const [issue] = wish.error.issues
    throw new Problem(422, 'bad-key-wish', `${issue?.path.join('.') || 'the body'}: ${issue?.message}`)
  }
  const { name, datasets, verbs, area, days } = wish.data
  authorize(context.actor, managingKeys, { city, area })
  if (area !== null && !isAreaOf(city, area))
    throw badRequest('unknown-area', `${area.slice(0, 100)} is no area of the city`)
  const strange = datasets === 'all' ? undefined : datasets.find(each => !findDataset(each))
  if (strange !== undefined) throw badRequest('unknown-dataset', `No dataset is called ${strange.slice(0, 100)}`)
  const now = context.clock.now()
  const { key, prefix, hash } = newKey()
  const made: ApiKey = {
    id: randomUUID(),
    name,
    prefix,
    datasets: datasets === 'all' ? 'all' : [...new Set(datasets)].sort(),
    verbs: [...new Set(verbs)],
    area,
    madeBy: actorName(context.actor),
    madeAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + days * DAY_MS).toISOString(),
    revokedAt: null,
    revokedBy: null,
    calls: 0,
    lastUsedAt: null,
    lastUsedFrom: null,
  }
  await sql.begin(async tx => {
    await insertKey(tx, made, hash)
    const { madeBy: _by, madeAt: _at, calls: _none, ...after } = made
    await appendAudit(tx, context, { action: 'key.made', subject: `key:${made.id}`, after })
  })
  return { ...made, key }
}
