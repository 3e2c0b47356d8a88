import { rm } from 'node:fs/promises'
import path from 'node:path'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import { config } from '@/platform/config'
import { database } from '@/platform/db/client'
import { isSameSecret } from '@/platform/ingest-key'
import { keptSecret } from '@/platform/kept-secret'
import { Problem } from '@/shared/problem'
import { accountById, hasRealAccounts } from '../data/account.queries'
import { hashPassword } from '../data/password'
import { insertAccount } from '../data/save-account'
import { checkNewPassword, isUsername, normalUsername } from '../domain/credentials'
import { type Browser, type Entry, enter } from './sign-in'

const TOKEN_FILE = 'setup.token'

/** The one-time token that makes the first administrator; made while nobody has an account. */
export const setUpToken = () => keptSecret({ dataDir: config().dataDir, name: TOKEN_FILE })

interface Input {
  readonly token: string
  readonly username: string
  readonly name: string
  readonly password: string
}

/**
 * Makes the first administrator and signs him in; then the token is dead.
 * @throws Problem 409 `set-up-done`, 403 `token-wrong`, 400 `bad-username`, `name-missing` or as `checkNewPassword`
 */
export async function setUp(context: CommandContext, input: Input, browser: Browser): Promise<Entry> {
  const sql = database()
  if (await hasRealAccounts(sql)) throw new Problem(409, 'set-up-done', 'The first administrator exists already.')
  const { value } = await setUpToken()
  if (!isSameSecret(input.token.trim(), value)) {
    await sql.begin(tx =>
      appendAudit(tx, context, { action: 'person.set-up', subject: 'person:first', outcome: 'denied' }),
    )
    throw new Problem(403, 'token-wrong', 'The token is the one in DATA_DIR/setup.token.')
  }
  const username = normalUsername(input.username)
  const name = input.name.trim()
  if (!isUsername(username))
    throw new Problem(400, 'bad-username', 'A name to sign in with has 2 to 64 letters or digits.')
  if (name === '' || name.length > 100) throw new Problem(400, 'name-missing', 'A name has 1 to 100 characters.')
  checkNewPassword(input.password, username)
  const passwordHash = await hashPassword(input.password)
  const id = await sql.begin(async tx => {
    // Two who hold the token: the second finds the first.
    await tx`lock table person in share row exclusive mode`
    if (await hasRealAccounts(tx)) return null
    const rest = { unit: null, post: null, area: null, persona: null, mustChangePassword: false }
    const made = await insertAccount(
      tx,
      { username, name, roles: ['administrator'], passwordHash, ...rest },
      context.clock.now(),
    )
    if (made === null) return null
    await appendAudit(tx, context, {
      action: 'person.set-up',
      subject: `person:${made}`,
      after: { roles: ['administrator'] },
    })
    return made
  })
  const account = id === null ? null : await accountById(sql, id)
  if (!account) throw new Problem(409, 'set-up-done', 'The first administrator exists already.')
  await rm(path.join(config().dataDir, TOKEN_FILE), { force: true })
  return enter(context, account, browser)
}
