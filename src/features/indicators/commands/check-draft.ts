import { createHmac, timingSafeEqual } from 'node:crypto'
import { badRequest, conflict, Problem } from '@/shared/problem'
import { type Draft, draftSchema, type Signature, signatureSchema } from '../domain/draft'
import { conflictsOf } from '../domain/draft-conflict'
import { type DraftContext, draftIssues } from '../domain/draft-rules'
import { sealedText } from '../domain/draft-seal'

const wrongParts = (issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) =>
  issues.map(({ path, message }) => ({ field: path.map(String).join('.'), issue: 'shape', message }))

/** @throws Problem 400 `bad-draft` with its `issues` */
export function readDraft(value: unknown): Draft {
  const read = draftSchema.safeParse(value)
  if (read.success) return read.data
  throw badRequest('bad-draft', 'The change cannot be read', { issues: wrongParts(read.error.issues) })
}

/** Who, why, and which preview was seen. @throws Problem 400 `bad-draft` with its `issues` */
export function readSignature(value: unknown): Signature {
  const read = signatureSchema.safeParse(value)
  if (read.success) return read.data
  throw badRequest('bad-draft', 'A publication says by whom, why (at least 5 characters), and what preview was seen', {
    issues: wrongParts(read.error.issues),
  })
}

/**
 * @throws Problem 409 `version-conflict` with `conflicts`: who was first, and what stands there now
 * @throws Problem 422 `draft-refused` with `issues`
 */
export function judgeDraft(draft: Draft, context: DraftContext): void {
  const conflicts = conflictsOf(draft, context.newest)
  if (conflicts.length > 0)
    throw conflict('version-conflict', 'Somebody else has published a newer version', { conflicts })
  const issues = draftIssues(draft, context)
  if (issues.length > 0) throw new Problem(422, 'draft-refused', 'The change cannot be published as it is', { issues })
}

/** Seal of a preview: only who was given it can publish that draft, and only while no other rules were published. */
export const sealOf = (draft: Draft, versions: number, secret: string): string =>
  createHmac('sha256', secret).update(sealedText(draft, versions)).digest('base64url')

export function isSealed(draft: Draft, versions: number, secret: string, seal: string): boolean {
  const [own, given] = [Buffer.from(sealOf(draft, versions, secret)), Buffer.from(seal)]
  return own.length === given.length && timingSafeEqual(own, given)
}
