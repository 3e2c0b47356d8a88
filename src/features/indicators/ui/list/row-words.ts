import type { Messages } from 'next-intl'

type Own = Messages['indexPage']

/** The words of rows, looked up: 387 rows would otherwise format a dozen messages each. */
export interface RowWords {
  readonly domain: (domain: string) => string
  readonly unit: (unit: string) => string
  readonly length: (length: string) => string
  readonly reason: (reason: string) => string
  readonly none: string
  readonly belowFloor: string
}

/** What comes from data may have no name yet (a domain that was added): it stands for itself. */
const named = (names: Readonly<Record<string, string>>) => (name: string) => names[name] ?? name

export const rowWords = ({ domain, unit, length, reason, list }: Own): RowWords => ({
  domain: named(domain),
  unit: named(unit),
  length: named(length),
  reason: named(reason),
  none: list.none,
  belowFloor: list.belowFloor,
})
