import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { flaggedUnits, lampCounts, openOrders, problemCounts, redLamps } from '../../flags/server'
import { keyProjects } from '../../projects/server'
import type { FlagsPanel, LampsPanel, ProjectsPanel, SupervisionPanel } from '../domain/snapshot'
import type { Names } from './names'
import { panel, provenance } from './panel'

/** Monthly reports, daily changes: two days of silence are worth saying. */
const DAILY = 2 * 1440
/** Lamps carried to the screen; the panel counts the others. */
const LAMPS_SHOWN = 12

export const lampsPanel = (sql: Connection, look: Look, names: Names) =>
  panel<LampsPanel>(sql, async inner => {
    const from = await provenance(inner, ['project', 'approval_step', 'progress'], DAILY, names)
    const counts = await lampCounts(inner, look)
    if (!from || !counts) return null
    const lamps = await redLamps(inner, look)
    const steps = lamps.filter(lamp => lamp.rule === 'late-step').length
    return {
      from,
      total: lamps.length,
      projects: lamps.length - steps,
      steps,
      yellow: counts.yellow,
      unsigned: counts.unsigned,
      rows: lamps.slice(0, LAMPS_SHOWN).map(lamp => ({ ...lamp, district: names.area(lamp.district) })),
    }
  })

export const flagsPanel = (sql: Connection, look: Look, names: Names) =>
  panel<FlagsPanel>(sql, async inner => {
    const from = await provenance(inner, ['problem'], DAILY, names)
    if (!from) return null
    const units = await flaggedUnits(inner, look)
    return { from, total: units.length, rows: units.map(unit => ({ ...unit, name: names.unit(unit.unit) })) }
  })

export const supervisionPanel = (sql: Connection, look: Look, names: Names) =>
  panel<SupervisionPanel>(sql, async inner => {
    const from = await provenance(inner, ['problem', 'work_order'], DAILY, names)
    const counts = await problemCounts(inner, look)
    if (!from || !counts) return null
    return { from, found: counts.found, settled: counts.settled, ...(await openOrders(inner, look)) }
  })

export const projectsPanel = (sql: Connection, look: Look, names: Names) =>
  panel<ProjectsPanel>(sql, async inner => {
    const from = await provenance(inner, ['project', 'progress'], DAILY, names)
    if (!from) return null
    const rows = await keyProjects(inner, look)
    return {
      from,
      total: rows.length,
      rows: rows.map(({ nextItem, nextAt, ...row }) => ({
        ...row,
        district: names.area(row.district),
        next: nextAt === null ? null : { what: nextItem, at: nextAt.toISOString() },
      })),
    }
  })
