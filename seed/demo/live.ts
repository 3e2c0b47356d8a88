import { type Generator, weekOf } from './generator'
import { endOf, type Row, rowAt, type Story } from './story'
import { DAY, HOUR, type World } from './world'

/** What changed in a stretch of time, by dataset, each record as it stands at its end. */
export type Changes = ReadonlyMap<string, Row[]>

interface Waiting {
  readonly dataset: string
  readonly story: Story
  /** Moment of its next turn. */
  next: number
}

/**
 * The city going on: told forward from a moment, it says what changed since. It keeps only stories that are not over,
 * and being a reading of the same stories as the seeding it can be taken up anywhere.
 */
export class LiveCity {
  private readonly waiting: Waiting[] = []
  private loadedWeek: number
  private told: number

  constructor(
    private readonly world: World,
    private readonly generators: readonly Generator[],
    from: number,
  ) {
    this.told = from
    this.loadedWeek = weekOf(world.days.of(from))
    for (const generator of generators) {
      if (generator.pulse) continue
      if (generator.whole) this.take(generator, generator.stories(0))
      else
        for (let week = weekOf(world.days.of(from - generator.reach * DAY)); week <= this.loadedWeek; week++)
          this.take(generator, generator.stories(week))
    }
  }

  /** All that happened in (last answer, to]. A stretch longer than a week is answered week by week. */
  changesUntil(to: number): Changes {
    const end = Math.min(to, this.world.days.start((this.loadedWeek + 1) * 7))
    const from = this.told
    if (end <= from) {
      if (to > from) this.loadNext()
      return new Map()
    }
    const changes = new Map<string, Row[]>()
    const add = (dataset: string, row: Row) => {
      const rows = changes.get(dataset)
      if (rows) rows.push(row)
      else changes.set(dataset, [row])
    }
    for (let at = this.waiting.length - 1; at >= 0; at--) {
      const each = this.waiting[at]
      if (!each || each.next > end) continue
      const row = rowAt(each.story, end)
      if (row) add(each.dataset, forLive(row))
      each.next = nextTurn(each.story, end)
      if (each.next === Infinity) {
        const last = this.waiting.pop()
        if (last && last !== each) this.waiting[at] = last
      }
    }
    for (const { dataset, pulse } of this.generators)
      for (const row of pulse?.(from, end, end - from <= HOUR) ?? []) add(dataset, row)
    this.told = end
    return changes
  }

  /** The moment up to which everything has been told. */
  get until(): number {
    return this.told
  }

  private loadNext(): void {
    this.loadedWeek++
    for (const generator of this.generators)
      if (!generator.whole && !generator.pulse) this.take(generator, generator.stories(this.loadedWeek))
  }

  private take({ dataset }: Generator, stories: readonly Story[]): void {
    for (const story of stories)
      if (endOf(story) > this.told) this.waiting.push({ dataset, story, next: nextTurn(story, this.told) })
  }
}

/** The next moment after `at` at which a story changes; its birth is one. */
function nextTurn({ born, turns }: Story, at: number): number {
  if (born > at) return born
  for (const [when] of turns) if (when > at) return when
  return Infinity
}

/** When a live record came in is for the door to say. */
function forLive({ ingestedAt: _, ...row }: Row): Row {
  return row
}
