import type { CaseCommand } from '../domain/transitions'

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/**
 * Joins to rows of cases the post of the person who took one of some steps last before a moment, as `taken.post`: what
 * was on the door then, else the account's first role as `role:<role>`. What no person did belongs to no post.
 * @param id the case's identifier, as SQL · @param commands the steps, as SQL in brackets
 */
export const takenBy = (id: string, commands: string, before: Date): string => `cross join lateral (
  select coalesce(s.actor_post, 'role:' || p.roles[1]) as post
  from case_step s left join person p on s.actor = 'person:' || p.id
  where s.case_id = ${id} and s.command in ${commands} and s.at < ${quoted(before.toISOString())}::timestamptz
    and starts_with(s.actor, 'person:')
  order by s.seq desc limit 1) taken`

/** Commands as SQL in brackets. */
export const listed = (commands: readonly CaseCommand[]): string => `(${commands.map(quoted).join(', ')})`
