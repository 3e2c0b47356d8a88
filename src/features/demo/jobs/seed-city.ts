import type { Chunk, Row } from '../../../../seed/demo'
import { type Answer, type Door, DoorError } from './door'
import type { Keeper } from './progress-file'

interface Seeding {
  readonly chunks: readonly Chunk[]
  readonly door: Door
  readonly keeper: Keeper
  /** Percent of the whole seeding that is in, given the names of what is. */
  readonly percentOf: (done: readonly string[]) => number
  readonly onProgress: (line: string) => void
}

/** Sends the deliveries that are not in yet, one after the other; each is remembered once it is committed. */
export async function seedCity({ chunks, door, keeper, percentOf, onProgress }: Seeding): Promise<void> {
  for (const chunk of chunks) {
    if (keeper.now.done.includes(chunk.name)) continue
    const began = performance.now()
    const { city, seed, anchor } = keeper.now
    const rows = peeked(chunk)
    const answer = !rows
      ? nothing
      : await door
          .deliver({
            dataset: chunk.dataset,
            rows,
            heldFrom: chunk.heldFrom,
            idempotencyKey: `demo:${seed}:${city}:${anchor}:${chunk.name}`,
          })
          .catch((error: unknown) => {
            if (error instanceof DoorError) return error
            throw error
          })
    if (answer instanceof DoorError) {
      // The rest of the city does not wait for it; the next start tries this delivery again.
      onProgress(`demo city: ${chunk.name} was refused: ${answer.message}`)
      continue
    }
    const done = [...keeper.now.done, chunk.name]
    const percent = percentOf(done)
    await keeper.change({
      done,
      percent,
      rows: keeper.now.rows + answer.received,
      rejected: keeper.now.rejected + answer.rejected,
    })
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    const refused = answer.rejected > 0 ? `, ${answer.rejected} refused (batch ${answer.batch})` : ''
    onProgress(`demo city ${percent} %: ${chunk.name}, ${answer.received} rows in ${seconds} s${refused}`)
  }
}

const nothing: Answer = { batch: '', received: 0, accepted: 0, updated: 0, unchanged: 0, rejected: 0 }

/**
 * The rows of a chunk, `null` where it has none: the door refuses an empty body, and in a small city some weeks have
 * nothing to tell. What was made for the look is used for the first sending; another sending makes the rows anew.
 */
function peeked(chunk: Chunk): (() => Iterable<Row>) | null {
  const made = chunk.rows()[Symbol.iterator]()
  const first = made.next()
  if (first.done) return null
  let isFresh = true
  return () => {
    if (!isFresh) return chunk.rows()
    isFresh = false
    return (function* () {
      yield first.value
      for (let next = made.next(); !next.done; next = made.next()) yield next.value
    })()
  }
}
