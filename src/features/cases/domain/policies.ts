import {
  type Actor,
  hasRole,
  hasVerb,
  isOfUnit,
  isWithin,
  type Permission,
  permission,
  type Whereabouts,
} from '@/shared/auth'
import type { CaseCommand } from './transitions'

/** A case as a right looks at it: the areas it lies in, who must do the work, and to whom they gave it. */
export interface CaseSubject extends Whereabouts {
  readonly unit: string | null
  readonly assignee: string | null
}

const isDesk = (actor: Actor) => hasRole(actor, 'duty-officer')
const takesReports = (actor: Actor) => hasRole(actor, 'duty-officer', 'seat-operator')
const worksOutside = (actor: Actor) => hasRole(actor, 'inspector', 'assistant', 'approver')
const supervises = (actor: Actor) => hasRole(actor, 'supervisor', 'leader', 'duty-officer')
const isPerson = (actor: Actor) => actor.kind === 'person' && actor.roles.some(role => role !== 'screen')
const isSystem = (actor: Actor) => actor.kind === 'system'

/** Whose work it is: the unit's own people, the crew's to whom the unit gave it, or the very person. */
export const isHandlers = (actor: Actor, { unit, assignee }: CaseSubject): boolean =>
  isOfUnit(actor, unit) ||
  (assignee !== null && (isOfUnit(actor, assignee) || (actor.kind === 'person' && actor.id === assignee)))

const inArea = isWithin
const handlersInArea = (actor: Actor, subject: CaseSubject) => inArea(actor, subject) && isHandlers(actor, subject)

const desk = (name: string, who: (actor: Actor) => boolean) =>
  permission<CaseSubject>(`case.${name}`, { who, where: inArea })
const handlers = (name: string) => permission<CaseSubject>(`case.${name}`, { who: worksOutside, where: handlersInArea })

/**
 * Who may do what. The desk steers, the unit works, the collector looks; nobody checks the work of their own unit
 * (that is a guard of `check`, since it depends on who handled it).
 */
export const casePermissions: Readonly<Record<CaseCommand, Permission<CaseSubject>>> = {
  register: desk(
    'register',
    actor =>
      takesReports(actor) ||
      hasRole(actor, 'inspector', 'leader') ||
      hasVerb(actor, 'deliver', 'case') ||
      isSystem(actor),
  ),
  verify: desk('verify', actor => takesReports(actor) || hasRole(actor, 'inspector')),
  file: desk('file', takesReports),
  reject: desk('reject', takesReports),
  dispatch: desk('dispatch', isDesk),
  accept: handlers('accept'),
  return: handlers('return'),
  // On the spot, a collector may deal with what is nobody's dispatch yet; `decide` holds the difference.
  handle: desk('handle', worksOutside),
  check: desk('check', actor => isDesk(actor) || hasRole(actor, 'inspector')),
  close: desk('close', isDesk),
  reopen: desk('reopen', isDesk),
  extend: desk('extend', actor => hasRole(actor, 'duty-officer', 'leader')),
  suspend: desk('suspend', actor => hasRole(actor, 'duty-officer', 'leader')),
  resume: desk('resume', actor => isDesk(actor) || isSystem(actor)),
  escalate: desk('escalate', actor => hasRole(actor, 'duty-officer', 'leader') || isSystem(actor)),
  claim: desk('claim', worksOutside),
  rule: desk('rule', actor => hasRole(actor, 'duty-officer', 'leader')),
  merge: desk('merge', takesReports),
  split: desk('split', isDesk),
  void: desk('void', isDesk),
  note: desk('note', actor => isPerson(actor) || hasVerb(actor, 'deliver', 'case')),
  appeal: desk('appeal', actor => isDesk(actor) || worksOutside(actor)),
  supervise: desk('supervise', supervises),
  answer: handlers('answer'),
  review: desk('review', supervises),
  // Only the clock says that an answer is late.
  remind: desk('remind', isSystem),
  call: desk('call', actor => isPerson(actor) || isSystem(actor)),
}

/** A sensor's alarm may open a case: a key needs both. */
export const sendingAlarms = permission('case.alarm', {
  who: actor => hasVerb(actor, 'deliver', 'alarm') && hasVerb(actor, 'deliver', 'case'),
})
