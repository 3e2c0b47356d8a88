import { badRequest } from '@/shared/problem'

/** The JSON of a request. @throws Problem 400 `shape` where it is none */
export const bodyOf = (request: { json(): Promise<unknown> }): Promise<unknown> =>
  request.json().catch(() => {
    throw badRequest('shape', 'The body is no JSON')
  })
