import { z } from 'zod'
import { Problem } from '../../../shared/problem'
import { type Profile, profileSchema } from './profile'

/** @throws Problem 422 `bad-profile` with the place and kind of every mistake */
export function parseProfile(value: unknown): Profile {
  const parsed = profileSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Problem(422, 'bad-profile', `The profile has mistakes:\n${z.prettifyError(parsed.error)}`, {
    issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  })
}
