import { jsonBody, type Operation } from '@/platform/http/operation'
import { keepingDuty } from '../rota'
import { answeringDrills } from './domain/policies'

const tag = 'duty'

/** What the interface offers of this feature. */
export const drillOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/duty/drills',
    tag,
    may: answeringDrills,
    summary: 'Drills, newest first, with what each came to; of a unit: those that called it',
  },
  {
    method: 'post',
    path: '/duty/drills',
    tag,
    may: keepingDuty,
    summary: 'Calls everybody who is on duty now at some levels: {title, levels, limitMinutes}',
    body: jsonBody,
  },
  {
    method: 'get',
    path: '/duty/drills/{id}',
    tag,
    may: answeringDrills,
    summary: 'One drill: who was called, who answered when; of a unit: its own call',
  },
  {
    method: 'post',
    path: '/duty/drills/{id}/answer',
    tag,
    may: answeringDrills,
    summary: 'A unit answers for itself, or whoever keeps the duty notes who rang back: {callee}',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/duty/drills/{id}/withdraw',
    tag,
    may: keepingDuty,
    summary: 'Takes back an answer that was noted by mistake: {callee, reason}',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/duty/drills/{id}/end',
    tag,
    may: keepingDuty,
    summary: 'Ends a drill; who has not answered is missing',
  },
]
