import type { Connection } from '@/platform/db/client'
import type { City } from '../../areas'
import { cityCalendar } from '../../datasets/server'
import { lampMoments } from '../../flags/server'
import type { When } from '../data/when'
import { historyOf } from '../domain/history'
import type { OneProject } from './one-project'

/** What happened to a project that was read, up to the same moment. */
export async function projectHistory(sql: Connection, city: City, project: OneProject, { at }: When) {
  const lamps = await lampMoments(sql, project.id, at)
  const calendar = cityCalendar(city)
  const { steps, problems } = project
  return historyOf({ project, steps, lamps, problems }, at, day => calendar.startOfDay(day))
}
