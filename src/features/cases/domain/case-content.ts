import type { Limit, LimitUnit } from '@/shared/time'
import type { City } from '../../areas'
import { limitBySeverity, readLimit } from '../../datasets'
import type { Proposal } from '../../matrix'
import type { RegisterInput } from './command-inputs'

/** Limits as a case keeps them: urgent and working hours, working and natural days. */
const kept: Partial<Record<LimitUnit, LimitUnit>> = { h: 'uh', d: 'nd', ud: 'nd' }
const asKept = ({ value, unit }: Limit): Limit => ({ value, unit: kept[unit] ?? unit })

/** The matrix line's own limit, else the class's by severity; `null` for a class the city does not list. */
export function limitOf(city: Pick<City, 'classes'>, cls: string, severity: number, line: string): Limit | null {
  const own = city.classes.get(cls)
  if (!own) return null
  if (line !== '') return asKept(readLimit(line))
  const limit = limitBySeverity(own.limits.map(readLimit), severity)
  return limit ? asKept(limit) : null
}

/**
 * Number of a case: 6 digits of the area, 8 of the local day, 5 of the day's serial (19 characters, as the trade's
 * dockets have).
 */
export const caseNumberOf = (area: string, day: string, serial: number): string =>
  `${area.slice(0, 6).padEnd(6, '0')}${day}${String(serial).padStart(5, '0')}`

/** The record of a new case. It has an owner from its first moment: whom the matrix names, or for the time being. */
export function newCase(
  { commandId: _, ...input }: RegisterInput,
  { caseNo, now, proposal, dept }: { caseNo: string; now: string; proposal: Proposal; dept: string },
): Record<string, unknown> {
  return {
    ...input,
    caseNo,
    status: 'reported',
    reportedAt: now,
    unit: proposal.unit,
    dept,
    returnCount: 0,
    reworkCount: 0,
    extended: false,
    suspended: false,
    supervised: false,
    fastTrack: false,
    autoDispatched: false,
    refiled: false,
  }
}
