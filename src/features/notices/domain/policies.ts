import { permission } from '@/shared/auth'

/** Notices are a person's own: a program follows the event log instead. */
export const readingNotices = permission('notice.read', { who: actor => actor.kind === 'person' })
