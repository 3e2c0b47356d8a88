import { badRequest } from '@/shared/problem'

/** The moment that a request names as `at`, ISO 8601. @throws Problem 400 `bad-parameter` */
export function momentOf(text: string): Date {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw badRequest('bad-parameter', `at is no moment: ${text}`, { parameter: 'at' })
  return at
}
