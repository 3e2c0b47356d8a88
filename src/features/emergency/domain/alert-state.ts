import type { CapAlert, CapInfo, Ring } from './cap-alert'
import type { EmergencyPlan } from './emergency-plan'

/** An alert as it was taken. */
export interface TakenAlert extends CapAlert {
  readonly id: string
  readonly receivedAt: Date
}

export type AlertState = 'active' | 'expired' | 'updated' | 'cancelled'

/** An alert that names no end ends so long after it was sent. */
const LASTS_MS = 24 * 3_600_000

/** When an alert is over by itself: with the last of its blocks. */
export const endOf = ({ sent, infos }: Pick<CapAlert, 'sent' | 'infos'>): number =>
  Math.max(...infos.map(({ expires }) => (expires ? Date.parse(expires) : Date.parse(sent) + LASTS_MS)))

export const nameOf = ({ sender, identifier }: Pick<CapAlert, 'sender' | 'identifier'>): string =>
  `${sender},${identifier}`

/**
 * Where an alert stands at a moment. What updates or cancels it counts whichever came first, if it is of the same sender
 * and as real: an exercise cancels nothing but exercises.
 */
export function stateOfAlert(alert: TakenAlert, others: readonly TakenAlert[], at: number): AlertState {
  const later = others.filter(
    each => each.sender === alert.sender && each.status === alert.status && each.references.includes(nameOf(alert)),
  )
  if (later.some(each => each.msgType === 'Cancel')) return 'cancelled'
  if (later.some(each => each.msgType === 'Update')) return 'updated'
  return endOf(alert) <= at ? 'expired' : 'active'
}

/** Ⅰ to Ⅳ as 1 to 4, of the gravest block; null where none says. */
export function levelOf({ infos }: Pick<CapAlert, 'infos'>): 1 | 2 | 3 | 4 | null {
  const levels = { Extreme: 1, Severe: 2, Moderate: 3, Minor: 4, Unknown: null } as const
  const known = infos.map(each => levels[each.severity]).filter(each => each !== null)
  return known.length > 0 ? (Math.min(...known) as 1 | 2 | 3 | 4) : null
}

/** The block to read in a language: that of the language, else the first. */
export const infoIn = (infos: readonly CapInfo[], lang: 'zh' | 'en'): CapInfo | null =>
  infos.find(each => each.language.toLowerCase().startsWith(lang)) ?? infos[0] ?? null

/** Alerts below this level propose nothing: a blue or a yellow one is read, and the city stays in its normal mode. */
const PROPOSES_TO = 2

/** The plan whose events an alert speaks of; null where none does, or it is not grave enough. */
export function planFor({ infos }: Pick<CapAlert, 'infos'>, plans: readonly EmergencyPlan[]): EmergencyPlan | null {
  const level = levelOf({ infos })
  if (level === null || level > PROPOSES_TO) return null
  const said = infos.map(each => `${each.event} ${each.headline ?? ''}`.toLowerCase())
  const fits = ({ events = [] }: EmergencyPlan) =>
    events.some(event => said.some(words => words.includes(event.toLowerCase())))
  return plans.find(fits) ?? null
}

const EARTH_KM = 6371.0088
const CORNERS = 64

/** The ring of a circle on the sphere. */
function ringOf({ center: [lng, lat], km }: { readonly center: readonly [number, number]; readonly km: number }): Ring {
  const [φ, λ, δ] = [(lat * Math.PI) / 180, (lng * Math.PI) / 180, km / EARTH_KM]
  return Array.from({ length: CORNERS + 1 }, (_, corner) => {
    const θ = ((corner % CORNERS) / CORNERS) * 2 * Math.PI
    const north = Math.asin(Math.sin(φ) * Math.cos(δ) + Math.cos(φ) * Math.sin(δ) * Math.cos(θ))
    const east = λ + Math.atan2(Math.sin(θ) * Math.sin(δ) * Math.cos(φ), Math.cos(δ) - Math.sin(φ) * Math.sin(north))
    return [(east * 180) / Math.PI, (north * 180) / Math.PI]
  })
}

/** Every ring an alert is drawn with; the blocks of several languages mostly say the same ones, which are drawn once. */
export function ringsOf({ infos }: Pick<CapAlert, 'infos'>): readonly Ring[] {
  const rings = infos
    .flatMap(each => each.areas)
    .flatMap(({ polygons, circles }): Ring[] => [...polygons, ...circles.filter(each => each.km > 0).map(ringOf)])
  return [...new Map(rings.map(ring => [JSON.stringify(ring), ring])).values()]
}
