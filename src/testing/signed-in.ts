import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Role } from '../shared/auth'

interface Place {
  readonly baseUrl: string
  /** Where the first start left its token. */
  readonly dataDir: string
}

interface Wanted {
  readonly roles: readonly Role[]
  readonly area?: string
  readonly unit?: string
}

/** Of every account that a test makes. */
export const TEST_PASSWORD = 'a password of tests'

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map(each => each.split(';', 1)[0])
    .join('; ')

async function post(place: Place, route: string, body: unknown, cookie = ''): Promise<Response> {
  const answer = await fetch(`${place.baseUrl}/api/v1${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${route}: ${answer.status} ${await answer.text()}`)
  return answer
}

/**
 * Makes the first administrator by the token of the first start, or signs him in again; a demo has one to be had by one
 * click. Answers his cookie.
 */
export async function administrator(place: Place): Promise<string> {
  const credentials = { username: 'test.administrator', password: TEST_PASSWORD }
  const token = await readFile(path.join(place.dataDir, 'setup.token'), 'utf8').catch(() => null)
  if (token !== null)
    return cookieOf(await post(place, '/set-up', { ...credentials, name: '测试管理员', token: token.trim() }))
  const persona = { persona: 'administrator' }
  const again = post(place, '/session', credentials).catch(() => post(place, '/session/persona', persona))
  return cookieOf(await again)
}

let made = 0

/** Somebody with these roles, signed in on a running server by the way that everybody takes. Answers his cookie. */
export async function signedIn(place: Place, { roles, area, unit }: Wanted): Promise<string> {
  const chief = await administrator(place)
  made += 1
  const username = `test.${roles.join('.')}.${process.pid}.${made}`
  const added = await post(place, '/people', { username, name: username, roles, area, unit }, chief)
  const { password: current } = (await added.json()) as { password: string }
  const first = cookieOf(await post(place, '/session', { username, password: current }))
  return cookieOf(await post(place, '/session/password', { current, password: TEST_PASSWORD }, first))
}

/** The same as a cookie of playwright's. */
export function browserCookie(cookie: string, baseUrl: string) {
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  return { name, value, url: baseUrl }
}
