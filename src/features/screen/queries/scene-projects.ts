import type { Connection } from '@/platform/db/client'
import type { City, Look } from '../../areas'
import { litProjects } from '../../flags/server'
import { lifeStages } from '../../projects'
import { lookAhead, stageCounts } from '../../projects/server'
import type { AheadPanel, StagesPanel } from '../domain/scene-panels'
import type { Names } from './names'
import { panel, provenance } from './panel'

const DAILY = 2 * 1440
const LISTED = 24
const WEEKS = 13

export const stagesPanel = (sql: Connection, look: Look, names: Names) =>
  panel<StagesPanel>(sql, async inner => {
    const from = await provenance(inner, ['project', 'approval_step'], DAILY, names)
    if (!from) return null
    const lit = [...(await litProjects(inner, look))]
    const of = (colour: 'red' | 'yellow') => lit.filter(([, each]) => each === colour).map(([id]) => id)
    const counts = await stageCounts(inner, look, { red: of('red'), yellow: of('yellow') })
    return {
      from,
      total: counts.reduce((sum, each) => sum + each.count, 0),
      stages: lifeStages.map(
        stage => counts.find(each => each.stage === stage) ?? { stage, count: 0, red: 0, yellow: 0 },
      ),
    }
  })

export const aheadPanel = (sql: Connection, city: City, area: string | undefined, look: Look, names: Names) =>
  panel<AheadPanel>(sql, async inner => {
    const from = await provenance(inner, ['approval_step', 'project', 'work_order'], DAILY, names)
    if (!from) return null
    const { days, things } = await lookAhead(inner, city, area === undefined ? {} : { area }, look.at)
    const within = (count: number) => days.slice(0, count + 1).reduce((sum, each) => sum + each.due, 0)
    const weeks = Array.from({ length: WEEKS }, () => 0)
    days.forEach(({ due }, ahead) => {
      const week = Math.min(WEEKS - 1, Math.floor(ahead / 7))
      weeks[week] = (weeks[week] ?? 0) + due
    })
    return {
      from,
      in7: within(7),
      in30: within(30),
      in90: within(90),
      weeks,
      rows: things.slice(0, LISTED).map((each, place) => ({
        key: `${place} ${each.projectId} ${each.kind}`,
        kind: each.kind,
        at: each.at,
        project: each.projectName,
        what: each.kind === 'step' ? each.what : null,
      })),
    }
  })
