import { type InvitationFacts, invitationState } from './invitation'

const DAY_MS = 86_400_000

interface OwnLink extends InvitationFacts {
  readonly id: string
}

/** What an investor may do about a project unasked: use a link that is open, score anew, or from a moment on. */
export type OwnTurn<Link> =
  | { readonly kind: 'open'; readonly link: Link }
  | { readonly kind: 'now' }
  | { readonly kind: 'later'; readonly from: Date }

/** Pure: his turn, from all links of one project. One score at a time, and a rest between two. */
export function ownTurn<Link extends OwnLink>(links: readonly Link[], at: Date, restDays: number): OwnTurn<Link> {
  const link = links.find(each => invitationState(each, at) === 'open')
  if (link) return { kind: 'open', link }
  const last = Math.max(
    ...links.flatMap(each => (each.usedAt ? [each.usedAt.getTime()] : [])),
    Number.NEGATIVE_INFINITY,
  )
  const from = last + restDays * DAY_MS
  return from > at.getTime() ? { kind: 'later', from: new Date(from) } : { kind: 'now' }
}
