import { Problem } from '../problem'
import type { Actor } from './actor'

/**
 * One right, as two short questions. `who`: may this actor ever? It is asked at the route, before anything is read.
 * `where`: may it do so to this very thing? It is asked by the command or query that has the thing in hand.
 */
export interface Permission<Subject = undefined> {
  /** `case.dispatch`, `record.read`: what audit entries and answers name. */
  readonly name: string
  readonly who: (actor: Actor) => boolean
  readonly where: (actor: Actor, subject: Subject) => boolean
}

/** A right asked without its subject, whatever that is: at a route, in a navigation. */
// biome-ignore lint/suspicious/noExplicitAny: the subject of such a right is never read
export type AnyPermission = Permission<any>

interface Questions<Subject> {
  readonly who: (actor: Actor) => boolean
  readonly where?: (actor: Actor, subject: Subject) => boolean
}

export const permission = <Subject = undefined>(
  name: string,
  { who, where = () => true }: Questions<Subject>,
): Permission<Subject> => ({ name, who, where })

/** A refusal; it carries the right that was missing, and whoever answers it writes it down. */
export class Denied extends Problem {
  constructor(
    readonly actor: Actor,
    readonly permission: string,
  ) {
    const isUnknown = actor.kind === 'visitor'
    super(
      isUnknown ? 401 : 403,
      isUnknown ? 'sign-in-needed' : 'forbidden',
      isUnknown ? 'Sign in, or send a key: Authorization: Bearer <key>.' : 'Your rights do not reach this.',
      { permission },
    )
  }
}

/**
 * The one place where a right is asked for. Without a subject: may this actor ever; with one: to this thing.
 * @throws Denied 401 `sign-in-needed`, 403 `forbidden`
 */
export function authorize<Subject>(actor: Actor, right: Permission<Subject>, ...subject: [] | [Subject]): void {
  if (!isAllowed(actor, right, ...subject)) throw new Denied(actor, right.name)
}

/** As `authorize`, but answers. */
export function isAllowed<Subject>(actor: Actor, right: Permission<Subject>, ...subject: [] | [Subject]): boolean {
  if (!right.who(actor)) return false
  const [thing] = subject
  return subject.length === 0 || right.where(actor, thing as Subject)
}
