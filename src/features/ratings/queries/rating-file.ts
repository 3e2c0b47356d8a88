import type { Connection } from '@/platform/db/client'
import { type Actor, authorize } from '@/shared/auth'
import { notFound } from '@/shared/problem'
import { findFile, type KeptFile, ownerOf } from '../data/file.queries'
import { speaksFor } from '../data/speaks-for'
import { readingFollowUps } from '../domain/policies'

interface Asked {
  readonly ratingNo: string
  readonly id: string
  /** The link, where the investor looks at what he sent. */
  readonly token?: string
  readonly at: Date
}

const unknown = () => notFound('unknown-file', 'No file of a rating has this number')

/** A file that came with a score: for whoever may read its words, and for the investor. @throws Problem 404; Denied */
export async function ratingFile(sql: Connection, actor: Actor, { ratingNo, id, token, at }: Asked): Promise<KeptFile> {
  const owner = await ownerOf(sql, ratingNo)
  if (!owner) throw unknown()
  if (token === undefined) authorize(actor, readingFollowUps, { unit: owner.unit })
  else if (!(await speaksFor(sql, token, owner.invitationId, at))) throw unknown()
  const file = await findFile(sql, ratingNo, id)
  if (!file) throw unknown()
  return file
}
