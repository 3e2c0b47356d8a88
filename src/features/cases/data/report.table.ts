import { customType, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** Photographs of cases, as they came. */
export const photo = pgTable('photo', {
  id: uuid('id').primaryKey(),
  type: text('type').notNull(),
  content: bytes('content').notNull(),
  at: moment('at').notNull(),
  actor: text('actor').notNull(),
})

/** What a member of the public was given to ask with: says nothing to whoever does not hold it. */
export const reportReceipt = pgTable('report_receipt', {
  token: text('token').primaryKey(),
  caseId: uuid('case_id').notNull(),
  at: moment('at').notNull(),
})
