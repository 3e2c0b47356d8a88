import type { City } from '@/features/areas'
import { badRequest } from '@/shared/problem'
import type { OneArea } from '../data/area-keys'
import {
  liveStretch,
  type NamedPeriod,
  namedPeriod,
  type PeriodLength,
  type Stretch,
  stretchOf,
} from '../domain/stretch'
import { areaOf } from './area-of'

/** What a question about an indicator or the index asks for. */
export interface IndicatorQuery {
  readonly area: OneArea
  /** Absent: live. */
  readonly period?: NamedPeriod
  readonly at?: Date
  readonly known?: Date
}

const moment = (name: string, text: string | undefined): Date | undefined => {
  if (text === undefined) return undefined
  const at = new Date(text)
  if (Number.isNaN(at.getTime()) || !/[zZ]$|[+-]\d\d:?\d\d$/.test(text))
    throw badRequest('bad-parameter', `${name} is a moment with offset, such as 2026-11-21T08:00:00+08:00`, {
      parameter: name,
    })
  return at
}

/** @throws Problem 400 for an area, period or moment that is none */
export function indicatorQuery(city: City, search: URLSearchParams): IndicatorQuery {
  const get = (name: string) => search.get(name) ?? undefined
  const name = get('period')
  const period = name === undefined ? undefined : namedPeriod(name, city.timezone)
  if (name !== undefined && !period)
    throw badRequest('bad-parameter', 'period is 2026-11-21, 2026-W47, 2026-11, 2026-Q4 or 2026', {
      parameter: 'period',
    })
  const at = moment('at', get('at'))
  const known = moment('known', get('known'))
  return {
    area: areaOf(city, get('area')),
    ...(period ? { period } : {}),
    ...(at ? { at } : {}),
    ...(known ? { known } : {}),
  }
}

/** The stretch a query asks for, of an indicator with this period. */
export function stretchFor(query: IndicatorQuery, length: PeriodLength, now: Date, timezone: string): Stretch {
  const at = query.at ?? now
  return query.period ? stretchOf(query.period, at) : liveStretch(length, at, timezone)
}
