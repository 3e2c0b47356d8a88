import type { Connection } from '@/platform/db/client'
import type { City } from '../../areas'
import { alertsAt } from '../data/cap-alert.queries'
import { endOf, infoIn, levelOf, planFor, ringsOf, stateOfAlert, type TakenAlert } from '../domain/alert-state'
import type { EmergencyPlan } from '../domain/emergency-plan'
import type { AlertWords, ShownAlert } from '../domain/shown-alert'
import { emergencyPlans } from './mode-now'

/** Days in which an alert that is over is still listed. */
const LISTED_DAYS = 7

/** Alerts that hold at a moment, the gravest first; then those of the last days that are over. */
export async function capAlerts(sql: Connection, city: City, at: Date): Promise<readonly ShownAlert[]> {
  const plans = emergencyPlans(city)
  const known = await alertsAt(sql, at, new Date(at.getTime() - 30 * 86_400_000))
  const listed = (end: number) => end > at.getTime() - LISTED_DAYS * 86_400_000
  return known
    .filter(({ msgType, status }) => ['Alert', 'Update'].includes(msgType) && ['Actual', 'Exercise'].includes(status))
    .map(alert => shown(alert, known, plans, at.getTime()))
    .filter(each => listed(Date.parse(each.endsAt)))
    .toSorted((a, b) => rank(a) - rank(b))
}

const rank = ({ state, level }: ShownAlert): number => (state === 'active' ? 0 : 10) + (level ?? 5)

function shown(
  alert: TakenAlert,
  known: readonly TakenAlert[],
  plans: readonly EmergencyPlan[],
  at: number,
): ShownAlert {
  const state = stateOfAlert(alert, known, at)
  const isExercise = alert.status === 'Exercise'
  const plan = state === 'active' && !isExercise ? planFor(alert, plans) : null
  return {
    id: alert.id,
    sender: infoIn(alert.infos, 'zh')?.senderName ?? alert.sender,
    identifier: alert.identifier,
    sent: alert.sent,
    state,
    isExercise,
    level: levelOf(alert),
    endsAt: new Date(endOf(alert)).toISOString(),
    words: { zh: wordsOf(alert, 'zh'), en: wordsOf(alert, 'en') },
    plan: plan ? { code: plan.code, name: plan.name } : null,
    rings: ringsOf(alert),
  }
}

function wordsOf({ infos }: TakenAlert, lang: 'zh' | 'en'): AlertWords {
  const info = infoIn(infos, lang)
  return {
    headline: info?.headline ?? info?.event ?? '',
    instruction: info?.instruction ?? info?.description ?? null,
    areas: (info?.areas ?? []).map(each => each.areaDesc),
  }
}
