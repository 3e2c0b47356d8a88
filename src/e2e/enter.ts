import type { BrowserContext } from '@playwright/test'
import type { Role } from '../shared/auth'
import type { RunningServer } from '../testing/running-server'
import { browserCookie, signedIn } from '../testing/signed-in'

const cookies = new WeakMap<RunningServer, Map<string, Promise<string>>>()

/** Signs a browser in as somebody with these roles; the account is made once a server. */
export async function enter(context: BrowserContext, server: RunningServer, ...roles: readonly Role[]): Promise<void> {
  const known = cookies.get(server) ?? new Map<string, Promise<string>>()
  cookies.set(server, known)
  const key = roles.join(' ')
  const cookie = known.get(key) ?? signedIn(server, { roles })
  known.set(key, cookie)
  await context.addCookies([browserCookie(await cookie, server.baseUrl)])
}
