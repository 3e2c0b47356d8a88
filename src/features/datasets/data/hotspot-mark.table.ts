import { boolean, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { historySchema } from './record-columns'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/**
 * What a case was marked as, from and to moments of this database. A case is marked because of its neighbours, which is
 * no new version of it; from the last row on, what its record says holds.
 */
export const hotspotMarks = historySchema.table(
  'hotspot_mark',
  {
    id: uuid('id').notNull(),
    hotspotId: text('hotspot_id'),
    hotspotCleared: boolean('hotspot_cleared'),
    knownFrom: moment('known_from').notNull(),
    knownTo: moment('known_to').notNull(),
  },
  table => [primaryKey({ columns: [table.id, table.knownTo] })],
)
