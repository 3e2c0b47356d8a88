'use client'

import { useEffect, useState } from 'react'
import { follow, type LinkState } from '../../../../ui/live/follow'
import type { IndexPage } from '../../queries/index-page'
import type { LiveCells } from '../../queries/live-cells'

/** At most one reading a second, however many events come; and one a minute without any. */
const READ_EVERY_MS = 1000
const READ_ANYWAY_MS = 60_000
/** How far behind the page's own moment the first question reaches: what is read twice changes nothing. */
const OVERLAP_MS = 30_000

interface Live {
  readonly page: IndexPage
  readonly link: LinkState
  /** Codes of the rows that the last reading changed. */
  readonly fresh: ReadonlySet<string>
}

/** The page as it was sent, and from then on only what changed; past moments and counted areas stay as they are. */
export function useLiveIndex(first: IndexPage): Live {
  const isLive = first.how === 'kept'
  const [page, setPage] = useState(first)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const [link, setLink] = useState<LinkState>(isLive ? 'connecting' : 'live')

  useEffect(() => {
    if (!isLive) return
    const stop = new AbortController()
    let after = new Date(new Date(first.computedAt ?? first.now).getTime() - OVERLAP_MS).toISOString()
    let timer: ReturnType<typeof setTimeout> | undefined
    let lastRead = performance.now()
    let reading = false
    let again = false
    const read = async () => {
      reading = true
      lastRead = performance.now()
      const search = new URLSearchParams({ area: first.area.code, after })
      try {
        const answer = await fetch(`/api/v1/indicators/live?${search}`, { signal: stop.signal })
        if (!answer.ok) return
        const live = (await answer.json()) as LiveCells
        after = live.after
        setPage(before => {
          const { page, changed } = joined(before, live)
          setFresh(changed)
          return page
        })
      } catch {
        // Offline: the link says so, and the next event or minute reads again.
      } finally {
        reading = false
        // What was told while we read may not be in what we read.
        if (again) {
          again = false
          soon()
        }
      }
    }
    const soon = () => {
      if (timer !== undefined || stop.signal.aborted) return
      if (reading) {
        again = true
        return
      }
      const wait = Math.max(0, READ_EVERY_MS - (performance.now() - lastRead))
      timer = setTimeout(() => {
        timer = undefined
        void read()
      }, wait)
    }
    const anyway = setInterval(soon, READ_ANYWAY_MS)
    const unfollow = follow({
      topics: ['index'],
      after: first.seq,
      onEvent: event => {
        if (event.type === 'index.computed') soon()
      },
      onSnapshot: soon,
      onState: setLink,
    })
    return () => {
      stop.abort()
      clearTimeout(timer)
      clearInterval(anyway)
      unfollow()
    }
  }, [first, isLive])

  return { page, link, fresh }
}

/** A page with what is newer laid over it; rows that did not change stay the same objects. */
function joined(page: IndexPage, live: LiveCells): { page: IndexPage; changed: ReadonlySet<string> } {
  const newer = new Map(live.cells.map(cell => [cell.code, cell]))
  const changed = new Set<string>()
  const rows = page.rows.map(row => {
    const cell = newer.get(row.code)
    if (!cell || (cell.value === row.value && cell.score === row.score && cell.numerator === row.numerator)) return row
    changed.add(row.code)
    return { ...row, ...cell }
  })
  const dimensions = page.dimensions.map(dimension => {
    const own = live.dimensions.find(each => each.code === dimension.code)
    return own ? { ...dimension, ...own } : dimension
  })
  return {
    page: {
      ...page,
      seq: live.seq,
      computedAt: live.computedAt,
      index: live.index,
      dimensions,
      rows: changed.size > 0 ? rows : page.rows,
    },
    changed,
  }
}
