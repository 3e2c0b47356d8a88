import { randomUUID } from 'node:crypto'
import type { CommandContext } from '@/platform/command/context'
import type { Connection } from '@/platform/db/client'
import { actorName } from '@/shared/auth'
import { Problem } from '@/shared/problem'
import { addPhoto } from '../data/report.queries'
import { photoType } from '../domain/photo-type'

export const PHOTO_BYTES = 6 * 1024 * 1024

/** Keeps a picture and answers where it is. @throws Problem 413 `too-large`, 415 `no-picture` */
export async function keepPhoto(
  sql: Connection,
  { clock, actor }: CommandContext,
  content: Uint8Array,
): Promise<{ url: string }> {
  if (content.byteLength > PHOTO_BYTES) throw new Problem(413, 'too-large', 'A picture has at most 6 MB.')
  const type = photoType(content)
  if (!type) throw new Problem(415, 'no-picture', 'A picture is JPEG, PNG or WebP.')
  const id = randomUUID()
  await addPhoto(sql, { id, type, content, at: clock.now(), actor: actorName(actor) })
  return { url: `/api/v1/photos/${id}` }
}
