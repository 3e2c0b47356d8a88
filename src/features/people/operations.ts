import { jsonBody, type Operation } from '@/platform/http/operation'
import { everyone } from '@/shared/auth'
import { managingPeople } from './domain/policies'

/** Forms of the pages post here too, so that signing in needs no script. */
const formOrJson = [...jsonBody, 'application/x-www-form-urlencoded'] as const
const managed = { tag: 'people', may: managingPeople } as const
const session = { tag: 'session', may: everyone } as const

/**
 * What the interface offers of this feature. Who one is and the own sessions need no right but the session itself,
 * which the handlers ask for: also somebody who must change the password first, and so is nobody yet, has one.
 */
export const peopleOperations: readonly Operation[] = [
  { ...session, method: 'get', path: '/session', summary: 'Who is signed in, with roles, unit, post and area' },
  { ...session, method: 'post', path: '/session', summary: 'Sign in by name and password', body: formOrJson },
  {
    ...session,
    method: 'post',
    path: '/session/persona',
    summary: 'Demo mode alone: be one of the personas',
    body: formOrJson,
  },
  { ...session, method: 'post', path: '/session/end', summary: 'Sign out' },
  {
    ...session,
    method: 'get',
    path: '/session/administrators',
    summary: 'Names of those who give rights, for whoever is signed in and lacks one or finds something broken',
  },
  { ...session, method: 'get', path: '/session/all', summary: 'Where one is signed in' },
  { ...session, method: 'post', path: '/session/end-others', summary: 'End all own sessions but this one' },
  { ...session, method: 'post', path: '/session/{id}/end', summary: 'End one of the own sessions' },
  { ...session, method: 'post', path: '/session/password', summary: 'Change the own password', body: formOrJson },
  {
    ...session,
    method: 'post',
    path: '/set-up',
    summary: 'Make the first administrator with the one-time token of the first start',
    body: formOrJson,
  },
  { ...managed, method: 'get', path: '/people', summary: 'Accounts that one may manage' },
  {
    ...managed,
    method: 'post',
    path: '/people',
    summary: 'Add a person; the answer holds the one-time password',
    body: jsonBody,
  },
  {
    ...managed,
    method: 'put',
    path: '/people/{id}',
    summary: 'Name, roles, unit, post and area of a person',
    body: jsonBody,
  },
  { ...managed, method: 'post', path: '/people/{id}/disable', summary: 'End all sessions and let nobody in' },
  { ...managed, method: 'post', path: '/people/{id}/enable', summary: 'Let the person in again' },
  {
    ...managed,
    method: 'post',
    path: '/people/{id}/one-time-password',
    summary: 'A new one-time password, shown once; ends all sessions',
  },
]
