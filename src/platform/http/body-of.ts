import { badRequest } from '@/shared/problem'

/** The JSON of a request. @throws Problem 400 `json-broken` where it is none */
export const bodyOf = (request: { json(): Promise<unknown> }): Promise<unknown> =>
  request.json().catch(() => {
    throw badRequest('json-broken', 'The body is no JSON')
  })
