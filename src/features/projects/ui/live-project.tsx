'use client'

import { useLive } from '@/ui/live/use-live'

/** Reads the page again when its project, a step, a problem or its lamp changed, and when time leapt. */
export function LiveProject({ id, seq }: { readonly id: string; readonly seq: number }) {
  useLive({
    topics: [`project:${id}`, 'wall'],
    types: ['flag.', 'problem.', 'order.', 'record.changed', 'clock.'],
    after: seq,
  })
  return null
}
