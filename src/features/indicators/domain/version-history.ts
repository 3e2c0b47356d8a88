import type { DescribedIndicator } from './draft'
import type { Rating } from './indicator'
import type { Authorship, DefinitionVersion, RatingVersion, SharesVersion } from './version-state'

/** What one version says otherwise than the one before it. */
export interface ChangedField {
  readonly field: string
  readonly from: unknown
  readonly to: unknown
}

/** `scheduled`: not yet; `replaced`: a later version took its place before it came into force. */
export type VersionState = 'scheduled' | 'in-force' | 'past' | 'replaced'

export interface VersionEntry extends Authorship {
  readonly what: 'definition' | 'parameters' | 'shares'
  /** null: the shares of the dimensions. */
  readonly code: string | null
  readonly version: number
  readonly state: VersionState
  readonly act: 'first' | 'changed' | 'retired'
  readonly changes: readonly ChangedField[]
}

const described = [
  'nameZh',
  'nameEn',
  'dimension',
  'domain',
  'unit',
  'direction',
  'formula',
  'period',
  'basis',
  'evidence',
] as const satisfies readonly (keyof DescribedIndicator)[]
const rated = ['floor', 'goal', 'weight'] as const satisfies readonly (keyof Rating)[]

/** Versions of one thing, oldest first, become entries, newest first. */
function entriesOf<Version extends Authorship & { readonly version: number }>(
  versions: readonly Version[],
  now: Date,
  tell: (version: Version, before: Version | undefined) => Pick<VersionEntry, 'what' | 'code' | 'act' | 'changes'>,
): VersionEntry[] {
  return versions
    .map((version, i) => {
      const { validFrom, madeAt, by, reason } = version
      const later = versions.slice(i + 1)
      const isReplaced = later.some(each => each.validFrom <= validFrom)
      const state: VersionState = isReplaced
        ? 'replaced'
        : validFrom > now
          ? 'scheduled'
          : later.some(each => each.validFrom <= now)
            ? 'past'
            : 'in-force'
      return {
        ...tell(version, versions[i - 1]),
        version: version.version,
        state,
        validFrom,
        madeAt,
        by,
        reason,
      }
    })
    .reverse()
}

const differing = <Key extends string>(
  fields: readonly Key[],
  before: Readonly<Record<Key, unknown>> | undefined,
  after: Readonly<Record<Key, unknown>>,
): ChangedField[] =>
  before === undefined
    ? []
    : fields
        .filter(field => before[field] !== after[field])
        .map(field => ({ field, from: before[field], to: after[field] }))

export const definitionEntries = (versions: readonly DefinitionVersion[], now: Date): VersionEntry[] =>
  entriesOf(versions, now, (version, before) => ({
    what: 'definition',
    code: version.code,
    act: before === undefined ? 'first' : version.isRetired && !before.isRetired ? 'retired' : 'changed',
    changes: differing(described, before, version),
  }))

export const ratingEntries = (versions: readonly RatingVersion[], now: Date): VersionEntry[] =>
  entriesOf(versions, now, (version, before) => ({
    what: 'parameters',
    code: version.code,
    act: before === undefined ? 'first' : 'changed',
    changes:
      before === undefined
        ? rated.map(field => ({ field, from: null, to: version[field] }))
        : differing(rated, before, version),
  }))

export const sharesEntries = (versions: readonly SharesVersion[], now: Date): VersionEntry[] =>
  entriesOf(versions, now, (version, before) => ({
    what: 'shares',
    code: null,
    act: before === undefined ? 'first' : 'changed',
    changes: differing(['safe', 'tidy', 'orderly', 'convenient'] as const, before?.shares, version.shares),
  }))

/** One publication: versions that were made together. */
export interface ChangeEntry extends Authorship {
  readonly items: readonly VersionEntry[]
}

/** Versions grouped by publication, the newest publication first; the list as it was first loaded is one of them. */
export function changesOf(entries: readonly VersionEntry[]): readonly ChangeEntry[] {
  const groups = new Map<string, VersionEntry[]>()
  for (const entry of entries) {
    const key = JSON.stringify([entry.madeAt, entry.validFrom, entry.by, entry.reason])
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  const time = ({ madeAt, validFrom }: Authorship) => (madeAt ?? validFrom).getTime()
  return [...groups.values()]
    .flatMap(items => {
      const [first] = items
      if (!first) return []
      const { validFrom, madeAt, by, reason } = first
      return [{ validFrom, madeAt, by, reason, items }]
    })
    .sort((a, b) => time(b) - time(a))
}
