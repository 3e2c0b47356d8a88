'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { CaseStatus } from '../../domain/case-state'
import { type CaseCommand, transitions } from '../../domain/transitions'
import { ApiProblem, commandCase, type ShownCase } from '../api'
import { commandForms } from './command-fields'

export const HELD_MS = 5000

/** Something the desk says for a while: what was done, what was not, what can still be taken back. */
export interface Notice {
  readonly key: string
  readonly kind: 'done' | 'held' | 'problem'
  readonly command: CaseCommand
  readonly caseNo: string
  readonly code?: string
  readonly winner?: { readonly post: string | null; readonly command: string | null }
}

interface Options {
  readonly expect: (id: string, status: string) => void
  readonly settle: (id: string) => void
}

const NOTICE_MS = 6000

/**
 * Sends commands: the row shows at once what will be, the answer confirms or takes it back. What cannot be undone
 * waits five seconds. A command that was not answered is sent again under its number.
 */
export function useCaseCommand({ expect, settle }: Options) {
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const held = useRef(new Map<string, { timer: ReturnType<typeof setTimeout>; id: string; status: string }>())
  const say = useCallback((notice: Notice) => {
    setNotices(now => [...now.filter(each => each.key !== notice.key), notice].slice(-4))
    setTimeout(() => setNotices(now => now.filter(each => each !== notice)), NOTICE_MS)
  }, [])

  const send = useCallback(
    async (each: ShownCase, command: CaseCommand, body: object, commandId: string): Promise<void> => {
      const { id, caseNo, version } = each
      try {
        const ask = () => commandCase(id, command, { ...body, expectedVersion: version, commandId })
        await ask().catch(error => {
          if (error instanceof ApiProblem && error.status === 0) return ask()
          throw error
        })
        say({ key: commandId, kind: 'done', command, caseNo })
      } catch (error) {
        const problem = error instanceof ApiProblem ? error : new ApiProblem(500, 'internal', {})
        expect(id, each.status)
        say({
          key: commandId,
          kind: 'problem',
          command,
          caseNo,
          code: problem.code,
          ...(problem.body.winner ? { winner: problem.body.winner as NonNullable<Notice['winner']> } : {}),
        })
        throw problem
      } finally {
        settle(id)
      }
    },
    [expect, settle, say],
  )

  const run = useCallback(
    async (each: ShownCase, command: CaseCommand, body: object): Promise<void> => {
      const commandId = crypto.randomUUID()
      const next = transitions[command][each.status as CaseStatus]
      if (next && !('result' in body && body.result === 'fail')) expect(each.id, next)
      if (!commandForms[command]?.isHeld) return send(each, command, body, commandId)
      say({ key: commandId, kind: 'held', command, caseNo: each.caseNo })
      const timer = setTimeout(() => {
        held.current.delete(commandId)
        send(each, command, body, commandId).catch(() => {})
      }, HELD_MS)
      held.current.set(commandId, { timer, id: each.id, status: each.status })
    },
    [expect, say, send],
  )

  /** Takes back the newest command that still waits. */
  const undo = useCallback(() => {
    const newest = [...held.current].at(-1)
    if (!newest) return false
    const [key, { timer, id, status }] = newest
    clearTimeout(timer)
    held.current.delete(key)
    expect(id, status)
    setNotices(now => now.filter(each => each.key !== key))
    return true
  }, [expect])

  useEffect(() => {
    const waiting = held.current
    const leave = (event: BeforeUnloadEvent) => {
      if (waiting.size > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', leave)
    return () => window.removeEventListener('beforeunload', leave)
  }, [])

  return { run, undo, notices }
}
