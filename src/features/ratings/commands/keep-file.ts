import { randomUUID } from 'node:crypto'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { Problem } from '@/shared/problem'
import { addFile, countLoose } from '../data/file.queries'
import { holdInvitation } from '../data/invitation.queries'
import { hashToken } from '../data/token'
import { FILE_BYTES, type FileType, fileTypeOf, MOST_FILES } from '../domain/file-type'
import { BrokenPicture, strippedPicture } from '../domain/strip-picture'
import { strippedDocument } from './strip-document'
import { openInvitation } from './submit-rating'

/** Files that wait for the score of one link. */
const MOST_LOOSE = 4 * MOST_FILES

async function cleaned(type: FileType, content: Uint8Array): Promise<Uint8Array> {
  if (type !== 'application/pdf') return strippedPicture(type, content)
  return strippedDocument(content).catch(() => {
    throw new BrokenPicture('this PDF cannot be read, or is locked')
  })
}

/**
 * Keeps a file until the score that it goes with, without what its camera or program wrote into it. Its number is random:
 * it says nothing about when.
 * @throws Problem 404, 409, 410 as `submitRating`; 413 `too-large`, 415 `no-file`, 422 `broken-file`, 429 `too-many-files`
 */
export async function keepFile(
  sql: Sql,
  context: CommandContext,
  token: string,
  content: Uint8Array,
): Promise<{ readonly id: string; readonly type: FileType }> {
  if (content.byteLength > FILE_BYTES) throw new Problem(413, 'too-large', 'A file has at most 6 MB.')
  const type = fileTypeOf(content)
  if (!type) throw new Problem(415, 'no-file', 'A file is a picture (JPEG, PNG, WebP) or a PDF.')
  const clean = await cleaned(type, content).catch((error: unknown) => {
    if (error instanceof BrokenPicture) throw new Problem(422, 'broken-file', error.message)
    throw error
  })
  const id = randomUUID()
  await sql.begin(async tx => {
    const at = context.clock.now()
    const invitation = openInvitation(await holdInvitation(tx, hashToken(token)), at)
    if ((await countLoose(tx, invitation.id)) >= MOST_LOOSE)
      throw new Problem(429, 'too-many-files', `At most ${MOST_LOOSE} files wait for a score.`)
    await addFile(tx, { id, invitationId: invitation.id, type, content: clean, at })
  })
  return { id, type }
}
