import type { City } from '@/features/areas'
import { appendAudit } from '@/platform/audit'
import type { Clock } from '@/platform/clock'
import type { Origin } from '@/platform/command/context'
import type { Sql, Tx } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { conflict } from '@/shared/problem'
import { lockRules } from '../data/rules.queries'
import { appendDefinition, appendRating, appendShares, newestVersions, type Publication } from '../data/version.queries'
import { codesOf, type Draft, type Signature } from '../domain/draft'
import { describedIndicator } from '../domain/draft-effect'
import type { Rating } from '../domain/indicator'
import type { NewestVersions } from '../domain/version-state'
import { isSealed, judgeDraft } from './check-draft'
import { codeListsOf } from './load-definitions'

export interface Editing {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
  /** What previews are sealed with. */
  readonly secret: string
  /** Who asks; what is published is written down with it. */
  readonly origin: Origin
}

export interface PublishedChange {
  readonly kind: Draft['kind']
  readonly at: Date
  readonly validFrom: Date
  readonly versions: readonly PublishedVersion[]
}

interface PublishedVersion {
  readonly what: 'definition' | 'parameters' | 'shares'
  readonly code: string | null
  readonly version: number
}

/**
 * Publishes a change of the rules: versions are added, none is overwritten, and who said so and why is kept with them.
 * Followers of the index are told by `index.rules-changed`.
 * @throws Problem 409 `version-conflict`, `preview-needed`; 422 `draft-refused`
 */
export async function publishChange(
  { sql, city, clock, secret, origin }: Editing,
  draft: Draft,
  { by, reason, fingerprint }: Signature,
): Promise<PublishedChange> {
  return sql.begin(async tx => {
    await lockRules(tx)
    const newest = await newestVersions(tx)
    const at = clock.now()
    judgeDraft(draft, { newest, now: at, codes: codeListsOf(city) })
    if (!isSealed(draft, newest.count, secret, fingerprint))
      throw conflict('preview-needed', 'What would move has to be looked at first: preview this change as it is now')
    const validFrom = draft.validFrom == null ? at : new Date(draft.validFrom)
    const versions = await append(tx, draft, newest, { validFrom, at, by, reason })
    const codes = codesOf(draft)
    const subject = codes.length === 1 ? `indicator:${codes[0]}` : 'index:rules'
    const before = standing(draft, newest)
    await appendEvents(tx, [
      {
        at,
        topics: ['index'],
        type: 'index.rules-changed',
        subject,
        data: { kind: draft.kind, codes, validFrom: validFrom.toISOString(), reason },
        actor: by,
      },
    ])
    await appendAudit(tx, { ...origin, clock }, { action: 'index.edit', subject, before, after: { by, draft }, reason })
    return { kind: draft.kind, at, validFrom, versions }
  })
}

/** What a change replaces. */
function standing(draft: Draft, newest: NewestVersions): unknown {
  if (draft.kind === 'shares') return newest.shares
  return codesOf(draft).map(code => ({
    code,
    ...(draft.kind === 'parameters' ? {} : { definition: newest.definitions.get(code) ?? null }),
    parameters: newest.ratings.get(code) ?? null,
  }))
}

async function append(
  tx: Tx,
  draft: Draft,
  newest: NewestVersions,
  publication: Publication,
): Promise<readonly PublishedVersion[]> {
  switch (draft.kind) {
    case 'parameters': {
      const added: PublishedVersion[] = []
      for (const change of draft.changes) added.push(await rate(tx, change.code, change, newest, publication))
      return added
    }
    case 'shares': {
      const version = newest.shares.version + 1
      await appendShares(tx, draft.shares, version, publication)
      return [{ what: 'shares', code: null, version }]
    }
    case 'definition':
    case 'new': {
      const standing = newest.definitions.get(draft.code)
      const rating = draft.rating ?? newest.ratings.get(draft.code)
      if (!rating) throw new Error(`${draft.code} has no parameters`)
      const version = (standing?.version ?? 0) + 1
      const position = standing?.position ?? 1 + Math.max(0, ...[...newest.definitions.values()].map(d => d.position))
      const indicator = describedIndicator(draft.code, draft.definition, rating, { version, position })
      await appendDefinition(tx, { ...indicator, isRetired: false }, publication)
      const own = { what: 'definition', code: draft.code, version } as const
      return draft.rating ? [own, await rate(tx, draft.code, draft.rating, newest, publication)] : [own]
    }
    case 'retire': {
      const standing = newest.definitions.get(draft.code)
      const rating = newest.ratings.get(draft.code)
      if (!standing || !rating) throw new Error(`there is no ${draft.code}`)
      const version = standing.version + 1
      const { floor, goal, weight } = rating
      await appendDefinition(tx, { ...standing, floor, goal, weight, version, isRetired: true }, publication)
      return [{ what: 'definition', code: draft.code, version }]
    }
  }
}

async function rate(tx: Tx, code: string, rating: Rating, newest: NewestVersions, publication: Publication) {
  const version = (newest.ratings.get(code)?.version ?? 0) + 1
  const { floor, goal, weight } = rating
  await appendRating(tx, { code, version, floor, goal, weight }, publication)
  return { what: 'parameters', code, version } as const
}
