import { useCallback, useEffect, useRef, useState } from 'react'
import { keepShell } from './keep-shell'
import type { Kept, Outbox } from './outbox'
import type { Refused } from './replay'

const EVERY_MS = 20_000

export interface KeptPageWays<Posted, Page> {
  readonly outbox: Outbox<Posted>
  /** Sends what waits; answers what the hub refused. */
  readonly send: (kept: readonly Kept<Posted>[]) => Promise<readonly Refused<Posted>[]>
  /** @throws an error with `status`, 0 where there was no network */
  readonly read: () => Promise<Page>
  readonly keep: (page: Page) => Promise<void>
  /** The page as it was kept; undefined where none was. */
  readonly kept: () => Promise<Page | undefined>
}

const noNetwork = (error: unknown): boolean => error instanceof Error && 'status' in error && error.status === 0

/**
 * A page of a phone that works without a network: what is done waits in its outbox and is sent when it can be; the page
 * is read again from time to time and when the network is back. `ways` stay the same from one drawing to the next.
 */
export function useKeptPage<Posted, Page extends { readonly at: string }>(
  first: Page,
  ways: KeptPageWays<Posted, Page>,
) {
  const [page, setPage] = useState(first)
  const [waiting, setWaiting] = useState<readonly Posted[]>([])
  const [refused, setRefused] = useState<readonly Refused<Posted>[]>([])
  const [isOnline, setOnline] = useState(true)
  const [isKept, setKept] = useState(false)
  const isSending = useRef(false)

  const flush = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    try {
      const found = await ways.send(await ways.outbox.kept())
      if (found.length > 0) setRefused(last => [...last, ...found])
      const read = await ways.read()
      setPage(read)
      setOnline(true)
      await ways.keep(read)
    } catch (error) {
      const isAway = noNetwork(error)
      setOnline(!isAway && navigator.onLine)
      // A page that was kept tells of the visit before; what was read last is newer.
      const kept = isAway ? await ways.kept().catch(() => undefined) : undefined
      if (kept) setPage(now => (kept.at > now.at ? kept : now))
    } finally {
      setWaiting((await ways.outbox.kept()).map(each => each.posted))
      isSending.current = false
    }
  }, [ways])

  useEffect(() => keepShell(() => setKept(true)), [])
  useEffect(() => {
    const offline = () => setOnline(false)
    const online = () => void flush()
    window.addEventListener('online', online)
    window.addEventListener('offline', offline)
    const timer = setInterval(online, EVERY_MS)
    online()
    return () => {
      window.removeEventListener('online', online)
      window.removeEventListener('offline', offline)
      clearInterval(timer)
    }
  }, [flush])

  return {
    page,
    waiting,
    refused,
    isOnline,
    isKept,
    flush,
    /** Keeps what was done until the next `flush` that gets through. */
    async wait(posted: Posted) {
      await ways.outbox.keep(posted)
      setWaiting(last => [...last, posted])
    },
  }
}
