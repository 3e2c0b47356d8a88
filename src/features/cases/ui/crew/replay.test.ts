import { describe, expect, it } from 'vitest'
import { ApiProblem } from '../api'
import type { Posted } from './outbox'
import { replayCommands } from './replay'

const posted = (commandId: string, caseId: string, command: Posted['command']): Posted => ({
  commandId,
  caseId,
  caseNo: caseId,
  command,
  expectedVersion: 1,
  body: {},
  photos: [],
})
const kept = [posted('1', 'a', 'accept'), posted('2', 'b', 'accept'), posted('3', 'a', 'handle')].map((each, key) => ({
  key,
  posted: each,
}))

describe('what a crew did without a network', () => {
  it('is sent in order, each command for the version the one before it made', async () => {
    const sent: [string, number][] = []
    const dropped: unknown[] = []
    const refused = await replayCommands(kept, {
      send: async ({ commandId }, version) => {
        sent.push([commandId, version])
        return { version: version + 10 }
      },
      drop: async key => {
        dropped.push(key)
      },
    })
    expect(sent).toEqual([
      ['1', 1],
      ['2', 1],
      ['3', 11],
    ])
    expect([dropped, refused]).toEqual([[0, 1, 2], []])
  })

  it('stays where the network ends, and what is refused goes with what followed on it', async () => {
    const dropped: unknown[] = []
    const drop = async (key: IDBValidKey) => {
      dropped.push(key)
    }
    const offline = async () => {
      throw new ApiProblem(0, 'offline', {})
    }
    expect(await replayCommands(kept, { send: offline, drop })).toEqual([])
    const signedOut = async () => {
      throw new ApiProblem(401, 'sign-in-needed', {})
    }
    expect(await replayCommands(kept, { send: signedOut, drop })).toEqual([])
    expect(dropped).toEqual([])
    const refused = await replayCommands(kept, {
      send: async ({ caseId }) => {
        if (caseId === 'a') throw new ApiProblem(409, 'version-conflict', {})
        return { version: 2 }
      },
      drop,
    })
    expect(refused.map(each => [each.posted.commandId, each.code])).toEqual([
      ['1', 'version-conflict'],
      ['3', 'after-refused'],
    ])
    expect(dropped).toEqual([0, 1, 2])
  })
})
