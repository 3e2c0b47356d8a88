import type { Connection } from '@/platform/db/client'
import { maskedText } from '@/shared/personal'
import type { City, Look } from '../../areas'
import { casesSince } from '../../cases/server'
import { isObjectiveOverdue, objectivesInOrder } from '../../emergency'
import { emergencyLog, type modeNow, roomContent } from '../../emergency/server'
import { dutyNow } from '../../rota/server'
import { OWN_SOURCE } from '../../sources/server'
import { openIncidents } from '../data/incidents.queries'
import type { EmergencyPanel, ResourcesPanel } from '../domain/scene-panels'
import type { Names } from './names'
import { panel } from './panel'

const STALE_AFTER_MIN = 60
const LOGGED = 40
const INCIDENTS = 12

type ModeNow = Awaited<ReturnType<typeof modeNow>>

/** Kept on this platform and read this moment. */
const ownWord = (look: Look, names: Names) => ({
  source: names.source(OWN_SOURCE),
  sources: 1,
  updatedAt: look.at.toISOString(),
  staleAfterMin: STALE_AFTER_MIN,
})

export const emergencyPanel = (sql: Connection, now: ModeNow, look: Look, names: Names) =>
  panel<EmergencyPanel>(sql, async inner => {
    const { lang } = names
    const [log, room, since, incidents] = await Promise.all([
      now.id === null ? [] : emergencyLog(inner, now.id),
      now.id === null ? null : roomContent(inner, now.id, look.at),
      now.from === null ? null : casesSince(inner, look, new Date(now.from)),
      openIncidents(inner, look, INCIDENTS),
    ])
    return {
      from: ownWord(look, names),
      mode: now.mode,
      plan: now.plan?.name[lang] ?? null,
      level: now.plan?.level ?? null,
      reason: now.reason === null ? null : maskedText(now.reason),
      begun: now.from,
      until: now.until,
      steps: now.checklist.map(({ step, name, doneAt }) => ({ step, name: name[lang], doneAt })),
      objectives: objectivesInOrder(room?.objectives ?? []).map(each => ({
        number: each.number,
        name: each.text,
        unit: each.unit === null ? null : names.unit(each.unit),
        dueAt: each.dueAt,
        state: each.state,
        isOver: isObjectiveOverdue(each, look.at.getTime()),
      })),
      drawings: (room?.drawings ?? [])
        .filter(each => each.removedAt === null)
        .map(({ number, shape, kind, label, corners }) => ({ number, shape, kind, label, corners })),
      log: log.slice(0, LOGGED).map((entry, place) => ({
        key: `${log.length - place}`,
        at: entry.at.toISOString(),
        post: entry.post,
        text: maskedText(entry.text),
      })),
      since,
      incidents: incidents.map(each => ({ ...each, at: each.at.toISOString(), district: names.area(each.district) })),
      plans: now.plans.map(({ code, name, level }) => ({ code, name: name[lang], level })),
    }
  })

/** Posts that answer now by level, against the rota's minimum or the plan's where that asks for more. */
export const resourcesPanel = (sql: Connection, city: City, now: ModeNow, look: Look, names: Names) =>
  panel<ResourcesPanel>(sql, async inner => {
    const duty = await dutyNow(inner, city, look.at)
    const levels = duty.levels.map(({ level, name, minimum }) => {
      const posts = duty.items.filter(each => each.level === level)
      const manned = posts.filter(each => each.person !== null || each.by === 'standing')
      return {
        level,
        name: name[names.lang],
        present: manned.length,
        posts: posts.length,
        minimum: Math.max(minimum, now.plan?.minimum[String(level)] ?? 0),
        phone: manned[0]?.phone ?? posts[0]?.phone ?? null,
      }
    })
    const sums = now.id === null ? [] : (await roomContent(inner, now.id, look.at)).sums
    return levels.length === 0 && sums.length === 0 ? null : { from: ownWord(look, names), levels, sums }
  })
