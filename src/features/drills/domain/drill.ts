/** One that is called: a post of the rota, or a unit that stands by. Moments are ISO 8601. */
export interface Call {
  readonly callee: string
  readonly kind: 'post' | 'unit'
  readonly level: number
  readonly name: { readonly zh: string; readonly en: string }
  readonly phone: string
  /** Who stood on the post; null for units, for empty posts, and for readers who do not keep the duty. */
  readonly person: string | null
  readonly answeredAt: string | null
  /** `self`: by an account of the unit; `desk`: by telephone, noted by whoever keeps the duty. */
  readonly answeredBy: 'self' | 'desk' | null
}

export interface Drill {
  readonly id: string
  readonly title: string
  readonly levels: readonly number[]
  readonly limitMinutes: number
  readonly begunAt: string
  readonly endedAt: string | null
}

export type CallState = 'waiting' | 'in-time' | 'late' | 'missing'

/** The moment after which an answer is late, epoch ms. */
export const limitOf = ({ begunAt, limitMinutes }: Pick<Drill, 'begunAt' | 'limitMinutes'>): number =>
  Date.parse(begunAt) + limitMinutes * 60_000

/** How a call stands at `now`, epoch ms. One without an answer is missing once the minutes have passed or the drill ended. */
export function callState(drill: Drill, { answeredAt }: Pick<Call, 'answeredAt'>, now: number): CallState {
  const limit = limitOf(drill)
  if (answeredAt !== null) return Date.parse(answeredAt) <= limit ? 'in-time' : 'late'
  return drill.endedAt !== null || now > limit ? 'missing' : 'waiting'
}

/** What a drill came to. */
export interface Tally {
  readonly called: number
  readonly inTime: number
  readonly late: number
  readonly missing: number
  readonly waiting: number
  /** Half of those who answered took no longer, ms; null where nobody has. */
  readonly medianMs: number | null
  readonly slowestMs: number | null
}

export function tallyOf(drill: Drill, calls: readonly Pick<Call, 'answeredAt'>[], now: number): Tally {
  const states = calls.map(each => callState(drill, each, now))
  const count = (state: CallState) => states.filter(each => each === state).length
  const took = calls
    .flatMap(each => (each.answeredAt === null ? [] : [Date.parse(each.answeredAt) - Date.parse(drill.begunAt)]))
    .sort((a, b) => a - b)
  return {
    called: calls.length,
    inTime: count('in-time'),
    late: count('late'),
    missing: count('missing'),
    waiting: count('waiting'),
    medianMs: took[Math.floor((took.length - 1) / 2)] ?? null,
    slowestMs: took.at(-1) ?? null,
  }
}

/** `4:05`, `1:04:05`: how long somebody took, cut to whole seconds. */
export function inClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
