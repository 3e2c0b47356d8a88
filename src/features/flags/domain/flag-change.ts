import type { OpenFlag } from './flag'
import type { Colour } from './rules'

/** A lamp or flag that went on (or from one colour to another), or out, between two moments. */
export interface FlagChange {
  readonly type: 'flag.raised' | 'flag.cleared'
  readonly flag: OpenFlag
  /** Colour it had before; null where it was out. */
  readonly before: Colour | null
}

const keyOf = ({ subject, id }: OpenFlag) => `${subject}:${id}`

/** What differs between the flags lit at two moments; a colour that stays is no change. */
export function flagChanges(before: readonly OpenFlag[], after: readonly OpenFlag[]): FlagChange[] {
  const was = new Map(before.map(flag => [keyOf(flag), flag]))
  const is = new Set(after.map(keyOf))
  return [
    ...after.flatMap((flag): FlagChange[] => {
      const colour = was.get(keyOf(flag))?.colour ?? null
      return colour === flag.colour ? [] : [{ type: 'flag.raised', flag, before: colour }]
    }),
    ...before
      .filter(flag => !is.has(keyOf(flag)))
      .map((flag): FlagChange => ({ type: 'flag.cleared', flag, before: flag.colour })),
  ]
}

/** Where a thing lies, and the project it belongs to. */
export interface FlagPlace {
  readonly project: string | null
  readonly street: string | null
  readonly community: string | null
  readonly cell: string | null
  /** Codes of the units that assist its project and decide on it: a lamp concerns them, too. */
  readonly units: readonly string[]
}

interface City {
  readonly code: string
  bodyOfStreet(street: string): { readonly code: string } | null
}

/** A change as the event log takes it: topics of the thing, its unit, every area it lies in and the wall. */
export function flagEvent({ type, flag, before }: FlagChange, place: FlagPlace | undefined, city: City, at: Date) {
  const { subject, id, colour, rule, name, item, unit, area, since, days, lng, lat } = flag
  const body = place?.street ? city.bodyOfStreet(place.street)?.code : undefined
  const areas = [place?.cell, place?.community, place?.street, body, area, city.code]
  const topics = [
    ...(place?.project ? [`project:${place.project}`] : []),
    ...new Set([...(unit ? [unit] : []), ...(place?.units ?? [])].map(each => `unit:${each}`)),
    ...areas.filter(each => typeof each === 'string').map(each => `area:${each}`),
    'wall',
  ]
  const data = { id, subject, colour, before, rule, name, item, unit, district: area, since, days, lng, lat }
  return { at, topics, type, subject: `flag:${subject}:${id}`, data, actor: 'system' }
}
