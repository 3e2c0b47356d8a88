import type { Kept } from '@/ui/phone/outbox'
import { type Refused, replay } from '@/ui/phone/replay'
import { ApiProblem, commandCase } from '../api'
import { sendPhoto } from '../public/public-api'
import type { Posted } from './outbox'

interface Ways {
  readonly send: (posted: Posted, expectedVersion: number) => Promise<{ readonly version: number }>
  readonly drop: (key: IDBValidKey) => Promise<void>
}

/** Sends what a crew did. A second command on a case is meant for the version the first one made. */
export function replayCommands(
  kept: readonly Kept<Posted>[],
  { send, drop }: Ways,
): Promise<readonly Refused<Posted>[]> {
  const versions = new Map<string, number>()
  return replay(kept, {
    about: ({ caseId }) => caseId,
    drop,
    send: async posted => {
      const { version } = await send(posted, versions.get(posted.caseId) ?? posted.expectedVersion)
      versions.set(posted.caseId, version)
    },
  })
}

/** Pictures first, then the command that names them. The command's number makes a repeat harmless. */
export async function sendPosted(posted: Posted, expectedVersion: number): Promise<{ readonly version: number }> {
  const photos = []
  for (const { content, ...said } of posted.photos) {
    const url = await sendPhoto(content).catch(error => {
      throw error instanceof TypeError ? new ApiProblem(0, 'offline', {}) : error
    })
    photos.push({ ...said, url })
  }
  const body = { ...posted.body, ...(photos.length > 0 ? { photos } : {}) }
  return commandCase(posted.caseId, posted.command, { ...body, expectedVersion, commandId: posted.commandId })
}
