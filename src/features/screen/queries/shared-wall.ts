import { singleton } from '@/platform/singleton'
import type { WallSnapshot } from '../domain/snapshot'
import { type WallQuestion, wallSnapshot } from './wall'

interface Reading {
  readonly began: number
  readonly snapshot: Promise<WallSnapshot>
}

/** Walls that ask within so many milliseconds of one another are answered by one reading. */
const SHARED_MS = 250

/**
 * The wall's snapshot for many screens at once. An answer may have been read just before the event that made a screen
 * ask: its `seq` says so, and the screen asks again.
 */
export function sharedWall(question: WallQuestion): Promise<WallSnapshot> {
  const readings = singleton('screen.readings', () => new Map<string, Reading>())
  const key = `${question.lang} ${question.scene ?? ''} ${question.area ?? ''} ${question.own ?? ''}`
  const known = readings.get(key)
  if (known && performance.now() - known.began < SHARED_MS) return known.snapshot
  const snapshot = wallSnapshot(question)
  const reading = { began: performance.now(), snapshot }
  readings.set(key, reading)
  const forget = () => {
    if (readings.get(key) === reading) readings.delete(key)
  }
  // Kept for the stretch in which it may be shared, then let go: areas are many.
  snapshot.then(() => setTimeout(forget, SHARED_MS).unref(), forget)
  return snapshot
}
