import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** How a rule reaches an account by one way, where somebody wished it otherwise than at first. */
export const noticeWish = pgTable(
  'notice_wish',
  {
    /** Id of the person's account. */
    account: text('account').notNull(),
    rule: text('rule').notNull(),
    channel: text('channel').notNull(),
    pace: text('pace').notNull(),
  },
  table => [primaryKey({ columns: [table.account, table.rule, table.channel] })],
)
