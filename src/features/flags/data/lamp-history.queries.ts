import type { Connection } from '@/platform/db/client'

/** A lamp of a project or of one of its steps that went on, changed or went out. */
export interface LampMoment {
  readonly at: Date
  readonly type: 'flag.raised' | 'flag.cleared'
  readonly colour: 'red' | 'yellow'
  /** The step's, where it is a step's lamp. */
  readonly item: string | null
}

/** What the log tells of a project's lamps up to a moment, as long as it is kept; the oldest first. */
export const lampMoments = (sql: Connection, project: string, until: Date) => sql<LampMoment[]>`
  select at, type, data ->> 'colour' as colour, nullif(data ->> 'item', '') as item
  from event_log
  where topics @> array[${`project:${project}`}] and type in ('flag.raised', 'flag.cleared') and at <= ${until}
    and data ->> 'subject' in ('project', 'step')
  order by seq`
