import type { Hono } from 'hono'
import type { Sql } from '@/platform/db/client'
import type { ApiEnv } from '@/platform/http/api-env'
import type { Role } from '@/shared/auth'
import { hashPassword } from '../data/password'
import { insertAccount } from '../data/save-account'

interface Wanted {
  readonly username: string
  readonly roles: readonly Role[]
  readonly area?: string | null
  readonly unit?: string | null
}

const password = 'a password of tests'

/** An account that needs no set-up. Answers its id. */
export async function makeAccount(sql: Sql, { username, roles, area = null, unit = null }: Wanted): Promise<string> {
  const passwordHash = await hashPassword(password)
  const rest = { name: username, post: null, mustChangePassword: false, persona: null }
  const id = await sql.begin(tx =>
    insertAccount(tx, { username, roles, area, unit, passwordHash, ...rest }, new Date()),
  )
  if (id === null) throw new Error(`${username} is taken`)
  return id
}

/** Signs an account of `makeAccount` in. Answers its cookie. */
export async function cookieOf(api: Hono<ApiEnv>, username: string): Promise<string> {
  const answer = await api.request('/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  if (answer.status !== 200) throw new Error(`${username}: ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map(each => each.split(';', 1)[0])
    .join('; ')
}
