import { z } from 'zod'
import { badRequest } from '@/shared/problem'

interface Request {
  json(): Promise<unknown>
}

/** The JSON of a request. @throws Problem 400 `json-broken` where it is none */
export const bodyOf = (request: Request): Promise<unknown> =>
  request.json().catch(() => {
    throw badRequest('json-broken', 'The body is no JSON')
  })

/** The JSON of a request by its schema; what is no JSON fits none. @throws Problem 400 `bad-body` */
export async function bodyBy<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await request.json().catch(() => null))
  if (!parsed.success) throw badRequest('bad-body', z.prettifyError(parsed.error))
  return parsed.data
}
