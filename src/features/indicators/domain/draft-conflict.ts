import type { Draft } from './draft'
import type { Authorship, NewestVersions } from './version-state'

/** Somebody else was first: what stands there now, and who put it there. */
export interface DraftConflict {
  readonly what: 'definition' | 'parameters' | 'shares'
  readonly code: string | null
  readonly expected: number
  readonly version: number
  readonly by: string | null
  readonly reason: string
  readonly validFrom: Date
  readonly now: Readonly<Record<string, unknown>>
}

interface Expectation {
  readonly what: DraftConflict['what']
  readonly code: string | null
  readonly expected: number
}

function expectationsOf(draft: Draft): readonly Expectation[] {
  switch (draft.kind) {
    case 'parameters':
      return draft.changes.map(each => ({ what: 'parameters', code: each.code, expected: each.expectedVersion }))
    case 'shares':
      return [{ what: 'shares', code: null, expected: draft.expectedVersion }]
    case 'retire':
      return [{ what: 'definition', code: draft.code, expected: draft.expectedVersion }]
    case 'definition':
      return [
        { what: 'definition', code: draft.code, expected: draft.expectedVersion },
        ...(draft.rating
          ? [{ what: 'parameters', code: draft.code, expected: draft.rating.expectedVersion } as const]
          : []),
      ]
    case 'new':
      return []
  }
}

/** Every expected version that is no longer the newest. */
export function conflictsOf(draft: Draft, newest: NewestVersions): readonly DraftConflict[] {
  return expectationsOf(draft).flatMap(({ what, code, expected }) => {
    const found = standing(newest, what, code)
    if (!found || found.version === expected) return []
    const { version, by, reason, validFrom, now } = found
    return [{ what, code, expected, version, by, reason, validFrom, now }]
  })
}

interface Standing extends Authorship {
  readonly version: number
  readonly now: Readonly<Record<string, unknown>>
}

function standing(newest: NewestVersions, what: DraftConflict['what'], code: string | null): Standing | undefined {
  if (what === 'shares') return { ...newest.shares, now: newest.shares.shares }
  if (what === 'definition') {
    const own = newest.definitions.get(code ?? '')
    if (!own) return undefined
    const { nameZh, nameEn, dimension, domain, unit, direction, formula, period, basis, isRetired } = own
    return { ...own, now: { nameZh, nameEn, dimension, domain, unit, direction, formula, period, basis, isRetired } }
  }
  const own = newest.ratings.get(code ?? '')
  return own && { ...own, now: { floor: own.floor, goal: own.goal, weight: own.weight } }
}
