import type { Context } from 'hono'
import type { z } from 'zod'
import type { CommandContext } from '@/platform/command/context'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { bodyOf } from '@/platform/http/body-of'
import { parsed } from '@/shared/parsed'
import { Problem } from '@/shared/problem'
import type { OpenSession } from './data/account.queries'
import { openSession, personOf } from './queries/open-session'

type Call = Context<ApiEnv>

const isForm = (context: Call): boolean =>
  (context.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded')

/** Fields of a form or of one JSON object. @throws Problem 400 `json-broken`, `shape` */
export async function inputOf<T>(context: Call, shape: z.ZodType<T>): Promise<T> {
  return parsed(shape, isForm(context) ? await context.req.parseBody() : await bodyOf(context.req))
}

export const browserOf = (context: Call) => ({ userAgent: context.req.header('user-agent') ?? null })

/** The session of whoever asks, and the context of a command in his name. @throws Problem 401 `sign-in-needed` */
export async function ownSession(context: Call): Promise<{ open: OpenSession; as: CommandContext }> {
  const open = await openSession(context.req.raw.headers)
  if (!open) throw new Problem(401, 'sign-in-needed', 'Sign in first.')
  return { open, as: { ...commandContext(context), actor: personOf(open) } }
}

interface Answer {
  readonly body: unknown
  readonly cookies?: readonly string[]
  /** Where a form goes on. */
  readonly goTo: string
}

/**
 * Answers a program with JSON and a form with the page that follows: the one the work names, or where it was refused
 * `back` with the problem's code.
 */
export async function answer(context: Call, back: string, work: () => Promise<Answer>): Promise<Response> {
  const withForm = isForm(context)
  try {
    const { body, cookies = [], goTo } = await work()
    for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
    context.header('cache-control', 'no-store')
    return withForm ? context.redirect(goTo, 303) : context.json(body as never)
  } catch (error) {
    if (!withForm || !(error instanceof Problem)) throw error
    if (error.code === 'sign-in-needed') return context.redirect('/sign-in', 303)
    return context.redirect(`${back}${back.includes('?') ? '&' : '?'}problem=${error.code}`, 303)
  }
}
