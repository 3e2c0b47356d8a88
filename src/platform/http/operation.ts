import type { AnyPermission } from '../../shared/auth'

/** One operation of the interface, as its description lists it. Paths are relative to `/api/v1`. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  readonly path: string
  readonly summary: string
  readonly tag: string
  /** The right without which nobody gets as far as the handler; a route that names none is not served. */
  readonly may: AnyPermission
  /** Query parameters by name, with what they mean. */
  readonly query?: Readonly<Record<string, string>>
  /** Media types of the body. */
  readonly body?: readonly string[]
  /** The body is taken as it comes and may be of any size; others have at most 1 MB. */
  readonly isStreamed?: boolean
}

/** Parameters that many operations share. */
export const whenQuery = {
  at: 'A moment of the world, ISO 8601; now when absent',
  known: 'A moment of this database, ISO 8601; now when absent',
}
export const pageQuery = { cursor: 'The `next` of the page before', limit: '1 to 1000, 100 when absent' }
export const areaQuery = {
  area: 'Code of an area or management body; the city when absent; `outside` for records outside it',
}
export const jsonBody = ['application/json'] as const
