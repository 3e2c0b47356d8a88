import type { z } from 'zod'
import { badRequest } from './problem'

/** Reads what was sent by its schema. @throws Problem 400 `shape` with the fields that are wrong and why */
export function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body)
  if (read.success) return read.data
  const issues = read.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message }))
  const [first] = issues
  throw badRequest('shape', first ? `${first.field || 'body'}: ${first.message}` : 'The body cannot be read', {
    field: first?.field ?? null,
    issues,
  })
}
