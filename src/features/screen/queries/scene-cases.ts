import type { Connection } from '@/platform/db/client'
import { maskedText } from '@/shared/personal'
import type { Look } from '../../areas'
import { caseBoard, queueHead } from '../../cases/server'
import type { CaseBoardPanel } from '../domain/scene-panels'
import type { Names } from './names'
import { panel, provenance } from './panel'

const STALE_AFTER_MIN = 60
const CLASSES = 24
const HEAD = 24
/** The order of a life without detours; what is in none of these is no open case. */
const statuses = ['reported', 'filed', 'dispatched', 'handling', 'handled', 'checked', 'suspended']

export const boardPanel = (sql: Connection, look: Look, names: Names) =>
  panel<CaseBoardPanel>(sql, async inner => {
    const from = await provenance(inner, ['case'], STALE_AFTER_MIN, names)
    if (!from) return null
    const rows = await caseBoard(inner, look)
    const sum = (kept: typeof rows | (typeof rows)[number][], of: 'cases' | 'near' | 'overdue') =>
      [...kept].reduce((all, row) => all + row[of], 0)
    const [open, near, overdue] = [sum(rows, 'cases'), sum(rows, 'near'), sum(rows, 'overdue')]
    const classes = new Map<string, { count: number; overdue: number }>()
    for (const row of rows) {
      const known = classes.get(row.cls) ?? { count: 0, overdue: 0 }
      classes.set(row.cls, { count: known.count + row.cases, overdue: known.overdue + row.overdue })
    }
    const head = await queueHead(inner, look, HEAD)
    return {
      from,
      open,
      states: statuses.map(status => ({
        status,
        count: sum(
          rows.filter(row => row.status === status),
          'cases',
        ),
      })),
      clocks: { onTime: open - near - overdue, near, overdue },
      classes: [...classes]
        .map(([cls, counts]) => ({ name: names.caseClass(cls), ...counts }))
        .toSorted((a, b) => b.count - a.count || b.overdue - a.overdue)
        .slice(0, CLASSES),
      head: head.map(each => ({
        id: each.id,
        name: names.caseClass(each.cls),
        address: each.address === null ? null : maskedText(each.address),
        district: names.area(each.district),
        status: each.status,
        minutesLeft: Math.floor((each.limitAt.getTime() - look.at.getTime()) / 60_000),
      })),
    }
  })
