import { type Generator, weekOf } from './generator'
import { endOf, iso, lastRowAt, type Row, type Story } from './story'
import type { World } from './world'

/** One delivery of the seeding. Its rows depend on nothing but the world, so it can be sent again after a crash. */
export interface Chunk {
  /** Unique and the same in every run: the idempotency key is made of it. */
  readonly name: string
  readonly dataset: string
  /** ISO date and time from which ledgers hold; absent for events. */
  readonly heldFrom: string | undefined
  /** About how many rows, for the progress bar. */
  readonly weight: number
  rows(): Iterable<Row>
}

const NEWEST_DAYS = 60
/** Of instruments, whose rows are many and whose indicators read a day or a week. */
const NEWEST_PULSE_DAYS = 8
const WEEKS_A_CHUNK = 9
const MAX_ROWS = 30_000

/**
 * The whole seeding in order: what the wall shows first, ledgers and the newest sixty days before anything older, then
 * month by month into the past. A story that is still open goes with the newest, however old it is, so that the live
 * feed may take it up as soon as the first part is in.
 */
export function seedingChunks(world: World, generators: readonly Generator[]): { first: Chunk[]; rest: Chunk[] } {
  const thisWeek = weekOf(world.days.today)
  const newest = weekOf(world.days.today - NEWEST_DAYS)
  const from = ({ pulse, newest: own }: Generator) =>
    weekOf(world.days.today - (own ?? (pulse ? NEWEST_PULSE_DAYS : NEWEST_DAYS)))
  const first = generators.flatMap(generator => newestChunks(world, generator, from(generator), thisWeek))
  const rest: Chunk[] = []
  for (const generator of generators) {
    const oldest = oldestWeek(world, generator)
    if (generator.pulse && oldest < from(generator))
      rest.push(...olderChunks(world, generator, oldest, from(generator) - 1))
  }
  for (let week = newest - 1; week >= weekOf(world.days.today - world.history); week -= WEEKS_A_CHUNK) {
    for (const generator of generators) {
      if (generator.whole || generator.pulse) continue
      const oldest = oldestWeek(world, generator)
      const last = Math.min(week, from(generator) - 1)
      const start = Math.max(oldest, week - WEEKS_A_CHUNK + 1)
      if (start <= last) rest.push(...olderChunks(world, generator, start, last))
    }
  }
  return { first, rest }
}

const oldestWeek = (world: World, generator: Generator): number =>
  weekOf(world.days.today - Math.min(generator.days, world.history))

function newestChunks(world: World, generator: Generator, newest: number, thisWeek: number): Chunk[] {
  const heldFrom = generator.ledger ? new Date(world.days.start(world.days.today - 3 * 365)).toISOString() : undefined
  const base = { dataset: generator.dataset, heldFrom }
  if (generator.whole) {
    return [
      {
        ...base,
        name: `${generator.dataset}/all`,
        weight: 4000,
        rows: () => rowsOf(world, generator.stories(0), () => true),
      },
    ]
  }
  const oldest = oldestWeek(world, generator)
  const chunks: Chunk[] = split(Math.max(oldest, newest), thisWeek, generator, world).map(([from, to]) => ({
    ...base,
    name: `${generator.dataset}/${from}-${to}`,
    weight: weightOf(world, generator, from, to),
    rows: () => weeks(world, generator, from, to, () => true),
  }))
  const reach = weekOf(world.days.today - generator.reach)
  if (generator.reach > 0 && newest > Math.max(oldest, reach)) {
    chunks.push({
      ...base,
      name: `${generator.dataset}/open`,
      weight: 200,
      rows: () => weeks(world, generator, Math.max(oldest, reach), newest - 1, story => isOpen(world, story)),
    })
  }
  return chunks
}

function olderChunks(world: World, generator: Generator, from: number, to: number): Chunk[] {
  return split(from, to, generator, world).map(([first, last]) => ({
    dataset: generator.dataset,
    heldFrom: undefined,
    name: `${generator.dataset}/${first}-${last}`,
    weight: weightOf(world, generator, first, last),
    rows: () => weeks(world, generator, first, last, story => !isOpen(world, story)),
  }))
}

const isOpen = (world: World, story: Story): boolean => endOf(story) > world.anchor

const sizes = new WeakMap<Generator, number>()

/** Rows of a usual week, counted once. */
function weekly(world: World, generator: Generator): number {
  const known = sizes.get(generator)
  if (known !== undefined) return known
  const size = generator.stories(weekOf(world.days.today) - 2).length
  sizes.set(generator, size)
  return size
}

const weightOf = (world: World, generator: Generator, from: number, to: number): number =>
  weekly(world, generator) * (to - from + 1)

/** Newest stretch first, none of more than about thirty thousand rows. */
function split(from: number, to: number, generator: Generator, world: World): [number, number][] {
  const step = Math.max(1, Math.floor(MAX_ROWS / Math.max(1, weekly(world, generator))))
  const parts: [number, number][] = []
  for (let last = to; last >= from; last -= step) parts.push([Math.max(from, last - step + 1), last])
  return parts
}

function* weeks(
  world: World,
  generator: Generator,
  from: number,
  to: number,
  keep: (story: Story) => boolean,
): Iterable<Row> {
  for (let week = to; week >= from; week--) yield* rowsOf(world, generator.stories(week), keep)
}

function* rowsOf(world: World, stories: readonly Story[], keep: (story: Story) => boolean): Iterable<Row> {
  for (const story of stories) {
    if (story.born > world.anchor || !keep(story)) continue
    const row = lastRowAt(story, world.anchor)
    if (!row) continue
    row.ingestedAt ??= iso(Math.min(story.ingested ?? story.born, world.anchor))
    yield row
  }
}
