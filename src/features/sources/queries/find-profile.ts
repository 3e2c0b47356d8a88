import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Connection } from '../../../platform/db/client'
import { notFound } from '../../../shared/problem'
import { storedProfile, storedProfiles } from '../data/source.queries'
import { parseProfile } from '../domain/parse-profile'
import { type Profile, sourceName } from '../domain/profile'

/** Profiles that come with the product. */
const seeded = () => path.resolve('seed', 'sources')

async function seededProfile(name: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path.join(seeded(), `${name}.json`), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * The profile of a source: the one that was posted, else the one under `seed/sources`.
 * @throws Problem 404 `unknown-source`, 422 `bad-profile`
 */
export async function findProfile(sql: Connection, name: string): Promise<Profile> {
  const unknown = notFound('unknown-source', `No source is called ${name.slice(0, 100)}`)
  if (!sourceName.safeParse(name).success) throw unknown
  const stored = await storedProfile(sql, name)
  const value = stored?.profile ?? (await seededProfile(name))
  if (value === undefined) throw unknown
  return parseProfile(value)
}

export interface SourceSummary {
  readonly source: string
  readonly title: { readonly zh: string; readonly en: string } | null
  readonly datasets: readonly string[]
  /** `posted` profiles win over those that come with the product. */
  readonly origin: 'posted' | 'seed'
  readonly updatedAt: string | null
  readonly profile: unknown
}

const summary = (profile: unknown, origin: SourceSummary['origin'], updatedAt: Date | null): SourceSummary => {
  const { source, title, emit } = parseProfile(profile)
  const datasets = [...new Set(emit.map(each => each.dataset))]
  return { source, title: title ?? null, datasets, origin, updatedAt: updatedAt?.toISOString() ?? null, profile }
}

/** Every source there is, by name. */
export async function listSources(sql: Connection): Promise<SourceSummary[]> {
  const posted = (await storedProfiles(sql)).map(each => summary(each.profile, 'posted', each.updatedAt))
  const known = new Set(posted.map(each => each.source))
  const files = await readdir(seeded()).catch(() => [])
  const names = files.filter(each => each.endsWith('.json')).map(each => each.slice(0, -'.json'.length))
  const others = await Promise.all(names.filter(name => !known.has(name)).map(seededProfile))
  const seeds = others.filter(each => each !== undefined).map(each => summary(each, 'seed', null))
  return [...posted, ...seeds].sort((a, b) => (a.source < b.source ? -1 : 1))
}
