import type { Sql } from '@/platform/db/client'
import { badRequest, notFound } from '@/shared/problem'
import { definitionVersions, ratingVersions, sharesVersions } from '../data/version.queries'
import {
  changesOf,
  definitionEntries,
  ratingEntries,
  sharesEntries,
  type VersionEntry,
} from '../domain/version-history'

/** All versions of one indicator, newest first. @throws Problem 404 `unknown-indicator` */
export async function indicatorVersions(sql: Sql, code: string, now: Date) {
  const [definitions, ratings] = [await definitionVersions(sql, code), await ratingVersions(sql, code)]
  const newest = definitions.at(-1)
  const rating = ratings.at(-1)
  if (!newest || !rating) throw notFound('unknown-indicator', `No indicator is called ${code.slice(0, 100)}`)
  const made = ({ madeAt, validFrom }: VersionEntry) => (madeAt ?? validFrom).getTime()
  const items = [...definitionEntries(definitions, now), ...ratingEntries(ratings, now)].sort(
    (a, b) => made(b) - made(a),
  )
  return {
    code,
    isRetired: newest.isRetired,
    newest: { definition: newest.version, parameters: rating.version },
    items,
    next: null,
  }
}

/** A list of hundreds that was loaded at once is counted, not spelled out. */
const SPELLED_OUT = 50

export interface ChangesQuery {
  readonly limit: number
  readonly cursor?: string
}

/** Every publication of rules, newest first: what, who, when, why, from what to what. @throws Problem 400 `bad-cursor` */
export async function indexVersions(sql: Sql, { limit, cursor }: ChangesQuery, now: Date) {
  const [definitions, ratings, shares] = [
    await definitionVersions(sql),
    await ratingVersions(sql),
    await sharesVersions(sql),
  ]
  const changes = changesOf([
    ...ofEach(definitions).flatMap(each => definitionEntries(each, now)),
    ...ofEach(ratings).flatMap(each => ratingEntries(each, now)),
    ...sharesEntries(shares, now),
  ])
  // publications are only ever added at the front, so a place counted from the end stays
  const end = cursor === undefined ? changes.length : Number(cursor)
  if (!Number.isInteger(end) || end < 0 || end > changes.length)
    throw badRequest('bad-cursor', 'The cursor belongs to another query', { parameter: 'cursor' })
  const start = changes.length - end
  const page = changes.slice(start, start + limit)
  return {
    shares: { version: shares.at(-1)?.version ?? 0, values: shares.at(-1)?.shares ?? null },
    items: page.map(({ items, ...rest }) => ({
      ...rest,
      count: items.length,
      items: items.length > SPELLED_OUT ? [] : items,
    })),
    next: start + limit < changes.length ? String(end - limit) : null,
  }
}

/** Versions apart by indicator, each in its order. */
function ofEach<Version extends { readonly code: string }>(versions: readonly Version[]): readonly Version[][] {
  const found = new Map<string, Version[]>()
  for (const version of versions) {
    const own = found.get(version.code)
    if (own) own.push(version)
    else found.set(version.code, [version])
  }
  return [...found.values()]
}
