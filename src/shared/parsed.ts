import type { z } from 'zod'
import { badRequest } from './problem'

/** Reads what was sent by its schema. @throws Problem 400 `shape` with the first field that is wrong */
export function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw badRequest('shape', issue?.message ?? 'unreadable', { field: issue?.path.map(String).join('.') ?? null })
}
