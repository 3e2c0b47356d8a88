import { badRequest } from '@/shared/problem'
import { dayNumber, type Zone } from '@/shared/time'

export const outcomes = ['done', 'denied', 'failed'] as const
export type Outcome = (typeof outcomes)[number]

/** Which entries are asked for; a text that ends with `*` asks for everything that begins so. */
export interface AuditQuery {
  readonly actor?: string
  readonly action?: string
  readonly subject?: string
  readonly outcome?: Outcome
  readonly from?: Date
  readonly to?: Date
  /** Only entries before this number. */
  readonly before?: number
  /** 1 to 1,000. */
  readonly limit: number
}

/** A day alone begins at its midnight in the city. */
function moment(name: string, text: string, zone: Zone): Date {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayNumber(text) : null
  const at = day === null ? new Date(text) : new Date(zone.startOfDay(day))
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(at.getTime()))
    throw badRequest('bad-parameter', `${name} is an ISO 8601 moment`, { parameter: name })
  return at
}

function whole(name: string, text: string, low: number, high: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < low || value > high)
    throw badRequest('bad-parameter', `${name} is a whole number from ${low} to ${high}`, { parameter: name })
  return value
}

/** Reads the parameters of a list of entries. @throws Problem 400 `bad-parameter` */
export function auditQuery(search: URLSearchParams, zone: Zone): AuditQuery {
  const read = <T>(name: string, as: (text: string) => T): { [key: string]: T } | null => {
    const text = search.get(name)?.trim()
    return text ? { [name]: as(text) } : null
  }
  const text = (value: string) => value.slice(0, 200)
  const cursor = search.get('cursor')
  return {
    ...read('actor', text),
    ...read('action', text),
    ...read('subject', text),
    ...read('outcome', value => {
      const known = outcomes.find(each => each === value)
      if (!known)
        throw badRequest('bad-parameter', `outcome is one of ${outcomes.join(', ')}`, { parameter: 'outcome' })
      return known
    }),
    ...read('from', value => moment('from', value, zone)),
    ...read('to', value => moment('to', value, zone)),
    ...(cursor ? { before: whole('cursor', cursor, 1, Number.MAX_SAFE_INTEGER) } : {}),
    limit: whole('limit', search.get('limit') ?? '100', 1, 1000),
  }
}
