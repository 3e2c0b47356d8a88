import {
  hasRole,
  hasVerb,
  isWithin,
  type Permission,
  permission,
  readingRecords,
  type Whereabouts,
} from '@/shared/auth'
import type { Dataset } from './define-dataset'

/** Asking which limits other days of the calendar would move. */
export const tryingCalendar = permission('calendar.try', {
  who: actor => hasRole(actor, 'administrator', 'data-administrator', 'supervisor'),
})

/** Seeing a personal value: posts that must call somebody back, within their area, with a reason. */
export const unmasking = permission<Whereabouts>('personal.unmask', {
  who: actor => hasRole(actor, 'duty-officer', 'seat-operator', 'supervisor'),
  where: isWithin,
})

/** Records that tell who said what: for supervisors, for who keeps the data, and for keys made for that dataset. */
export const readingConfidential = permission<string>('record.read-confidential', {
  who: actor => hasRole(actor, 'supervisor', 'data-administrator') || hasVerb(actor, 'read') || actor.kind === 'system',
  where: (actor, dataset) => actor.kind !== 'client' || hasVerb(actor, 'read', dataset),
})

/** The right to see records of a dataset one by one. */
export const readingOf = ({ confidential }: Dataset): Permission<string> =>
  confidential ? readingConfidential : readingRecords
