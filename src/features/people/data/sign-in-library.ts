import { randomUUID } from 'node:crypto'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { betterAuth } from 'better-auth/minimal'
import { username } from 'better-auth/plugins/username'
import { drizzle } from 'drizzle-orm/postgres-js'
import { z } from 'zod'
import { config } from '@/platform/config'
import { connect } from '@/platform/db/client'
import { keptSecret } from '@/platform/kept-secret'
import { singleton } from '@/platform/singleton'
import { isUsername, LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../domain/credentials'
import { hashPassword, isPassword } from './password'
import { person, personCredential, personSession, personVerification } from './person.table'

/** What the library does not offer: the token behind a cookie, and a session for somebody proven in another way. */
const ours = {
  id: 'chengmai',
  endpoints: {
    tokenOf: createAuthEndpoint('/token-of', { method: 'GET', requireHeaders: true }, async context => {
      const { authCookies, secret } = context.context
      const token = await context.getSignedCookie(authCookies.sessionToken.name, secret)
      return context.json({ token: token || null })
    }),
    enterAs: createAuthEndpoint(
      '/enter-as',
      {
        method: 'POST',
        requireHeaders: true,
        body: z.object({ personId: z.string(), cookieSeconds: z.number().optional() }),
      },
      async context => {
        const { internalAdapter } = context.context
        const user = await internalAdapter.findUserById(context.body.personId)
        if (!user) throw new Error(`there is no account ${context.body.personId}`)
        const session = await internalAdapter.createSession(user.id)
        const { cookieSeconds } = context.body
        await setSessionCookie(context, { session, user }, false, cookieSeconds ? { maxAge: cookieSeconds } : undefined)
        return context.json({ token: session.token })
      },
    ),
  },
} as const

interface Options {
  readonly secret: string
  readonly ageSeconds: number
}

function build({ secret, ageSeconds }: Options) {
  const { databaseUrl, publicUrl } = config()
  if (!databaseUrl) throw new Error('DATABASE_URL is not set and no embedded database was started')
  // A pool of its own: drizzle changes how its client reads dates.
  const sql = connect(databaseUrl, { max: 4, applicationName: 'chengmai-sign-in', idleSeconds: 30 })
  const schema = {
    user: person,
    session: personSession,
    account: personCredential,
    verification: personVerification,
  }
  return betterAuth({
    appName: 'Chengmai',
    secret,
    database: drizzleAdapter(drizzle(sql), { provider: 'pg', schema }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(hash, password) },
    },
    // It ends at its age whatever happens; the idle limit is ours (`domain/session.ts`).
    session: { expiresIn: ageSeconds, disableSessionRefresh: true, freshAge: 0 },
    advanced: {
      cookiePrefix: 'chengmai',
      useSecureCookies: publicUrl?.startsWith('https://') ?? false,
      database: { generateId: () => randomUUID() },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [
      username({ displayUsername: false, minUsernameLength: 2, maxUsernameLength: 64, usernameValidator: isUsername }),
      ours,
    ],
  })
}

/** The library that proves passwords and signs cookies, over our own tables. None of its own routes is served. */
export const signInLibrary = (ageSeconds: number): Promise<ReturnType<typeof build>> =>
  singleton('sign-in-library', async () => {
    const { dataDir, sessionSecret } = config()
    const { value } = await keptSecret({ dataDir, name: 'session.secret', given: sessionSecret })
    return build({ secret: value, ageSeconds })
  })
