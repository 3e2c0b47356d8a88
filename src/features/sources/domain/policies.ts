import { type Actor, actorName, delivering, hasRole, hasVerb, permission, reading, readingRecords } from '@/shared/auth'

/** Profiles: how a foreign file becomes our records. */
export const managingSources = permission('source.manage', {
  who: actor => hasVerb(actor, 'manage') || hasRole(actor, 'data-administrator'),
})

interface Delivered {
  readonly datasets: readonly string[]
  readonly sentBy: string | null
}

const seesWholeCity = (actor: Actor): boolean =>
  reading.who(actor) && !((actor.kind === 'client' || actor.kind === 'person') && actor.area !== null)

/** What became of deliveries: for who sent them, and for who may see the records of the whole city. */
export const followingDeliveries = permission<Delivered>('batch.read', {
  who: actor => delivering.who(actor) || seesWholeCity(actor),
  where: (actor, { datasets, sentBy }) =>
    sentBy === actorName(actor) || (seesWholeCity(actor) && datasets.every(each => readingRecords.where(actor, each))),
})

/** Rows that were refused, as they were sent, personal data and all. */
export const readingRejects = permission<Delivered>('batch.read-rejects', {
  who: delivering.who,
  where: (actor, { datasets, sentBy }) =>
    sentBy === actorName(actor) || (seesWholeCity(actor) && datasets.every(each => delivering.where(actor, each))),
})

/** Taking a record back; the subject is its dataset. */
export const withdrawing = permission<string>('record.withdraw', {
  who: actor => hasVerb(actor, 'withdraw') || hasRole(actor, 'data-administrator'),
  where: (actor, dataset) => hasVerb(actor, 'withdraw', dataset) || hasRole(actor, 'data-administrator'),
})
