import type { CalendarEffect } from '../commands/apply-calendar'

/** Moved clocks and lamps that are named; their number is always whole. */
const SHOWN = 50

const iso = (moment: number) => new Date(moment).toISOString()
/** An effect as the interface tells it. */
export const told = ({ moved, raises, clears }: CalendarEffect) => ({
  moved: moved.length,
  later: moved.filter(each => each.after > each.before).length,
  items: moved.slice(0, SHOWN).map(each => ({
    kind: each.kind,
    id: each.id,
    name: each.name,
    before: iso(each.before),
    after: iso(each.after),
  })),
  raises: { count: raises.length, items: raises.slice(0, SHOWN) },
  clears: { count: clears.length, items: clears.slice(0, SHOWN) },
})
export type ToldEffect = ReturnType<typeof told>
