import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import { database } from '@/platform/db/client'
import { Problem } from '@/shared/problem'
import { type Account, accountByUsername, sessionByToken } from '../data/account.queries'
import { hashPassword } from '../data/password'
import { countAttempt, forgive, sweepFailures } from '../data/sign-in-failure.queries'
import { LONGEST_PASSWORD, normalUsername } from '../domain/credentials'
import { forgottenBefore, isLockedOut } from '../domain/lock-out'
import { library, personOf } from '../queries/open-session'

/** A session that has begun, and the cookies that carry it. */
export interface Entry {
  readonly account: Account
  readonly cookies: readonly string[]
}

/** What is kept of a browser, so that its owner knows it again. */
export interface Browser {
  readonly userAgent: string | null
}

interface Input {
  readonly username: string
  readonly password: string
}

/** One answer for a name nobody has, a wrong password, a disabled account and a locked one. */
const refused = () =>
  new Problem(401, 'sign-in-failed', 'Name and password do not belong together, or there were too many attempts.')

/**
 * Signs somebody in by name and password. The attempt is counted before it is judged, and every refusal costs one
 * password hash, so that neither the answer nor its time tells whether the account exists.
 * @throws Problem 401 `sign-in-failed`
 */
export async function signIn(context: CommandContext, input: Input, browser: Browser): Promise<Entry> {
  const sql = database()
  const now = new Date()
  const username = normalUsername(input.username).slice(0, 200)
  const password = input.password.slice(0, LONGEST_PASSWORD)
  const attempts = await countAttempt(sql, { name: username, from: context.from, now, forgotten: forgottenBefore(now) })
  const account = await accountByUsername(sql, username)
  const bar = isLockedOut(attempts) ? 'locked out' : account?.disabledAt ? 'account is disabled' : null
  const entered = bar === null ? await prove(context, { username, password }, browser) : await burn(password)
  if (!entered || !account) {
    const subject = `person:${account?.id ?? 'unknown'}`
    const reason = bar ?? (account ? 'wrong password' : 'no such account')
    await sql.begin(tx => appendAudit(tx, context, { action: 'person.sign-in', subject, outcome: 'denied', reason }))
    throw refused()
  }
  await forgive(sql, username, context.from)
  await sweepFailures(sql, forgottenBefore(now))
  return begun(context, account, entered)
}

/** Begins a session for somebody who has proven in another way who he is. */
export async function enter(
  context: CommandContext,
  account: Account,
  browser: Browser,
  /** How long the browser keeps the cookie; the city's age of a session unless given. */
  cookieSeconds?: number,
): Promise<Entry> {
  const headers = headersOf(context, browser)
  const { response, headers: sent } = await (await library()).api.enterAs({
    body: { personId: account.id, ...(cookieSeconds ? { cookieSeconds } : {}) },
    headers,
    returnHeaders: true,
  })
  return begun(context, account, { token: response.token, cookies: sent.getSetCookie() })
}

interface Entered {
  readonly token: string
  readonly cookies: readonly string[]
}

/** Only the browser's name and the address of the connection; what else a request claims is not believed. */
const headersOf = ({ from }: CommandContext, { userAgent }: Browser) =>
  new Headers({
    ...(userAgent ? { 'user-agent': userAgent.slice(0, 300) } : {}),
    ...(from ? { 'x-forwarded-for': from } : {}),
  })

async function prove(context: CommandContext, body: Input, browser: Browser): Promise<Entered | null> {
  try {
    const answer = await (await library()).api.signInUsername({
      body,
      headers: headersOf(context, browser),
      returnHeaders: true,
    })
    return { token: answer.response.token, cookies: answer.headers.getSetCookie() }
  } catch (error) {
    const status = (error as { statusCode?: unknown }).statusCode
    if (status === 401 || status === 422 || status === 400) return null
    throw error
  }
}

async function burn(password: string): Promise<null> {
  await hashPassword(password)
  return null
}

async function begun(context: CommandContext, account: Account, { token, cookies }: Entered): Promise<Entry> {
  const sql = database()
  const open = await sessionByToken(sql, token)
  if (!open) throw refused()
  const subject = `person:${account.id}`
  await sql.begin(tx => appendAudit(tx, { ...context, actor: personOf(open) }, { action: 'person.signed-in', subject }))
  return { account, cookies }
}
