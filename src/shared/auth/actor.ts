/**
 * Everyone and everything that acts. Roles are the posts of the trade; what a role may do stands as predicates beside
 * each feature (`domain/policies.ts`).
 */
export const roles = [
  'leader',
  'duty-officer',
  'approver',
  'supervisor',
  'assistant',
  'seat-operator',
  'inspector',
  'data-administrator',
  'index-editor',
  'auditor',
  'administrator',
  'screen',
] as const
export type Role = (typeof roles)[number]

export const isRole = (value: unknown): value is Role => roles.some(known => known === value)

/** Somebody who signed in. */
export interface Person {
  readonly kind: 'person'
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  /** Code of the unit the person works for; null for nobody's (a leader's office, a demo). */
  readonly unit: string | null
  /** What is on the door: 值班长, 帮办员. */
  readonly post: string | null
  /** Code of the area whose subtree the person may see; null for the whole city. */
  readonly area: string | null
  readonly session: string
}

export const verbs = ['read', 'deliver', 'withdraw', 'manage'] as const
export type Verb = (typeof verbs)[number]

/** A program with an API key. */
export interface Client {
  readonly kind: 'client'
  readonly id: string
  readonly name: string
  readonly datasets: readonly string[] | 'all'
  readonly verbs: readonly Verb[]
  readonly area: string | null
}

/** The program itself: a job, a rule, the passing of time. */
export interface System {
  readonly kind: 'system'
  readonly name: string
}

/** Nobody that we know. The demo city is open to onlookers, who see what a leader sees and change nothing. */
export interface Visitor {
  readonly kind: 'visitor'
  readonly isOnlooker: boolean
}

export type Actor = Person | Client | System | Visitor

export const visitor = (isOnlooker: boolean): Visitor => ({ kind: 'visitor', isOnlooker })
export const system = (name: string): System => ({ kind: 'system', name })

/** As the event log and the audit name an actor: `person:…`, `client:…`, `system:…`, `visitor`. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'visitor') return 'visitor'
  return actor.kind === 'system' ? `system:${actor.name}` : `${actor.kind}:${actor.id}`
}

export const hasRole = (actor: Actor, ...wanted: readonly Role[]): boolean =>
  actor.kind === 'person' && actor.roles.some(role => wanted.includes(role))

/** A wall's own account, which has this role and no other. */
export const isScreen = (actor: Actor): boolean =>
  actor.kind === 'person' && actor.roles.length > 0 && actor.roles.every(role => role === 'screen')

export const hasVerb = (actor: Actor, verb: Verb, dataset?: string): boolean =>
  actor.kind === 'client' &&
  actor.verbs.includes(verb) &&
  (dataset === undefined || actor.datasets === 'all' || actor.datasets.includes(dataset))

/** Where a thing lies: every area above it, the city included, and the unit it belongs to. */
export interface Whereabouts {
  readonly areas: readonly string[]
  readonly unit?: string | null
}

/** The area an actor is limited to; null for the whole city. What may be seen at all is asked elsewhere. */
export const scopeOfActor = (actor: Actor): string | null =>
  actor.kind === 'person' || actor.kind === 'client' ? actor.area : null

/** Whether a thing lies in the subtree of areas that an actor may see. */
export function isWithin(actor: Actor, { areas }: Whereabouts): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'visitor') return actor.isOnlooker
  return actor.area === null || areas.includes(actor.area)
}

/** Whether a thing belongs to the unit of an actor. */
export const isOfUnit = (actor: Actor, unit: string | null | undefined): boolean =>
  actor.kind === 'person' && actor.unit !== null && actor.unit === unit
