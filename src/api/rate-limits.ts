import type { MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { config } from '../platform/config'
import type { ApiEnv } from '../platform/http/api-env'
import { singleton } from '../platform/singleton'
import type { Actor } from '../shared/auth'
import { Problem } from '../shared/problem'
import { answerProblem } from './answer-problem'

/**
 * What a request costs, in points of a budget that fills every ten seconds. A person or an address may ask 2,000 times
 * or change 200 things; a program with a key five times as much; a tile, made in microseconds, costs a fiftieth.
 */
const SECONDS = 10
const BUDGET = 100_000
const PROGRAM_TIMES = 5
const COST = { tile: 1, read: 50, write: 500 } as const

/** Attempts to sign in from one address in a minute: a whole office at nine, but no dictionary. */
const SIGN_INS = 60
const isSignIn = (method: string, path: string): boolean =>
  method === 'POST' && /^\/api\/v1\/(session|session\/password|set-up|screens\/enrolments)$/.test(path)

const costOf = (method: string, path: string): number => {
  if (method !== 'GET' && method !== 'HEAD') return COST.write
  return /^\/api\/v1\/(tiles|map)\//.test(path) ? COST.tile : COST.read
}

/** Each person and program by its own name, whoever is unknown by its address. */
const askerOf = (actor: Actor, from: string | null): string =>
  actor.kind === 'person' || actor.kind === 'client' ? `${actor.kind}:${actor.id}` : `from:${from ?? 'nowhere'}`

const limiters = () =>
  singleton('rate-limits', () => {
    const times = config().rateLimit
    const limiter = (keyPrefix: string, points: number, duration: number) =>
      new RateLimiterMemory({ keyPrefix, points: Math.ceil(points * times), duration })
    return {
      asking: limiter('asking', BUDGET, SECONDS),
      program: limiter('program', BUDGET * PROGRAM_TIMES, SECONDS),
      signIn: limiter('sign-in', SIGN_INS, 60),
    }
  })

/**
 * Takes what a request costs from the budget of whoever asks.
 * @throws RateLimiterRes where that is used up
 */
export async function spend(actor: Actor, from: string | null, method: string, path: string): Promise<void> {
  if (config().rateLimit === 0) return
  const { asking, program, signIn } = limiters()
  if (isSignIn(method, path)) await signIn.consume(from ?? 'nowhere')
  await (actor.kind === 'client' ? program : asking).consume(askerOf(actor, from), costOf(method, path))
}

/** Counted by each node for itself: n nodes let n times as much through. `RATE_LIMIT=0` counts nothing. */
export const limitRate: MiddlewareHandler<ApiEnv> = async (context, next) => {
  const { method, path } = context.req
  try {
    await spend(context.get('actor'), context.get('from'), method, path)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
    const answer = await answerProblem(
      new Problem(429, 'too-many-requests', `Too much at once. Ask again in ${seconds} s.`, { retryAfter: seconds }),
      context,
    )
    answer.headers.set('retry-after', String(seconds))
    return answer
  }
  await next()
}
