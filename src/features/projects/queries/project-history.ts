import type { Connection } from '@/platform/db/client'
import type { City } from '../../areas'
import { cityCalendar } from '../../datasets/server'
import { type LampMoment, lampMoments } from '../../flags/server'
import type { When } from '../data/when'
import { historyOf } from '../domain/history'
import type { OneProject } from './one-project'

/** What happened to a project that was read, up to the same moment. */
export async function projectHistory(sql: Connection, city: City, project: OneProject, { at }: When) {
  const told = await lampMoments(sql, project.id, at)
  const calendar = cityCalendar(city)
  const { steps, problems } = project
  const lamps = [...told, ...litBefore(project, told)]
  return historyOf({ project, steps, lamps, problems }, at, day => calendar.startOfDay(day))
}

/** Lamps that are lit and whose going on the log does not tell: it begins later than they do. */
function litBefore({ lamp, steps }: OneProject, told: readonly LampMoment[]) {
  const raised = new Set(told.filter(each => each.type === 'flag.raised').map(each => each.item))
  const lit = [{ item: null, lamp }, ...steps.map(each => ({ item: each.item, lamp: each.lamp }))]
  return lit.flatMap(({ item, lamp: own }) =>
    own === null || raised.has(item)
      ? []
      : [{ at: new Date(own.since), type: 'flag.raised' as const, colour: own.colour, item }],
  )
}
