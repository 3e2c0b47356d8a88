import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCouriers } from '@/platform/delivery'
import { forget } from '@/platform/singleton'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { sendNext } from '../deliveries/server'
import { type MailServer, startMailServer } from '../deliveries/testing/mail-server'
import { askAtMoments } from './commands/ask-at-moments'
import { askUnasked } from './commands/ask-unasked'
import { changeRule } from './commands/change-rule'
import { invitationMessage } from './commands/invitation-message'
import { invite } from './commands/invite'
import { revokeInvitation } from './commands/revoke-invitation'
import { submitRating } from './commands/submit-rating'
import { answerSchema } from './domain/answer'
import { firstAsking } from './domain/asking'
import { invitationSheets } from './queries/invitation-sheets'
import { ownPage } from './queries/own-page'
import { asking, investor, person, supervisor } from './testing/people'
import { enterpriseRecord, main, projectRecord, save, secret } from './testing/world'

const database = testDatabase()
const city = () => loadCity('chengdu')
const T0 = '2026-11-02T02:00:00Z'
let mail: MailServer

beforeAll(async () => {
  mail = await startMailServer()
  Object.assign(process.env, { SMTP_URL: mail.url, MAIL_FROM: 'no-reply@city.example' })
  forget('config')
})
afterAll(async () => {
  delete process.env.SMTP_URL
  delete process.env.MAIL_FROM
  forget('config')
  await mail.close()
})

const system = { kind: 'system', name: 'asking-investors' } as const
/** Asks until nobody is left, as the job does. */
async function ask(at: string): Promise<number> {
  let asked = 0
  for (let more = 1; more > 0; asked += more)
    more = await askAtMoments({ sql: database.sql, city: city(), secret }, asking(system, at, null))
  return asked
}
async function occasions(code: string): Promise<string[]> {
  const rows = await database.sql<{ occasion: string }[]>`
    select occasion from rating_invitation where project_code = ${code} and occasion is not null order by occasion`
  return rows.map(each => each.occasion)
}
const bring = (records: Parameters<typeof save>[2], at = T0) => save(database.sql, city(), records, at)
const place = () => ({ sql: database.sql, secret })
const scoring = () => ({ sql: database.sql, city: city(), salt: 'salt' })
const says = (score: 1 | 2 | 3 | 4 | 5, more = {}) =>
  answerSchema.parse({ units: [{ unit: main, level: 'main', score, ...more }] })

describe('the moments of a project', () => {
  it('ask once each, by themselves', async () => {
    await bring([
      projectRecord('all', {
        signedAt: '2025-10-01T00:00:00Z',
        permitIssuedAt: '2026-10-20T01:00:00Z',
        actualFinish: '2026-10-25',
      }),
      projectRecord('young', { signedAt: '2026-08-04T06:00:00Z' }),
    ])
    expect(await ask(T0)).toBe(4)
    // ninety days after signing are long past for the first, and were not known in time
    expect(await occasions('P-all')).toEqual(['acceptance', 'licence', 'yearly-1'])
    expect(await occasions('P-young')).toEqual(['ninety-days'])
    expect(await ask(T0)).toBe(0)
    expect(await ask('2026-11-20T00:00:00Z')).toBe(0)
  })

  it('are local days: ninety after signing, not an hour before', async () => {
    // signed on the 10th in Chengdu, though the 9th in Greenwich
    await bring([projectRecord('day', { signedAt: '2026-08-09T17:00:00Z' })])
    expect(await ask('2026-11-07T15:59:59Z')).toBe(0)
    expect(await ask('2026-11-07T16:00:00Z')).toBe(1)
  })

  it('ask once by two workers that look at the same time', async () => {
    await bring(
      Array.from({ length: 60 }, (_, n) =>
        projectRecord(`many-${n}`, { signedAt: '2026-10-30T01:00:00Z', permitIssuedAt: '2026-11-01T01:00:00Z' }),
      ),
    )
    const asked = await Promise.all([ask(T0), ask(T0), ask(T0)])
    expect(asked.reduce((sum, each) => sum + each, 0)).toBe(60)
    const [row] = await database.sql`
      select count(*)::int as links, count(distinct project_code)::int as projects from rating_invitation
      where project_code like 'P-many-%' and occasion = 'licence'`
    expect(row).toEqual({ links: 60, projects: 60 })
  })

  it('that passed while no worker ran, or over which the clock jumped, ask when somebody looks, once', async () => {
    await bring([projectRecord('jump', { signedAt: '2025-12-01T02:00:00Z', actualFinish: '2026-12-20' })])
    await ask('2026-11-30T02:00:00Z')
    expect(await occasions('P-jump')).toEqual([])
    // ninety-one days ahead: a year after signing, and the acceptance
    await ask('2027-03-01T02:00:00Z')
    expect(await occasions('P-jump')).toEqual(['acceptance', 'yearly-1'])
    await ask('2027-03-02T02:00:00Z')
    await ask('2027-12-02T02:00:00Z')
    expect(await occasions('P-jump')).toEqual(['acceptance', 'yearly-1', 'yearly-2'])
  })

  it('that a late record tells of still ask, but not of long ago', async () => {
    await bring([projectRecord('late', {}), projectRecord('ancient', {})], '2027-12-03T00:00:00Z')
    const at = '2028-03-01T02:00:00Z'
    await ask(at)
    const before = [await occasions('P-late'), await occasions('P-ancient')]
    await bring(
      [
        projectRecord('late', { permitIssuedAt: '2028-01-20T02:00:00Z' }),
        projectRecord('ancient', { permitIssuedAt: '2027-10-01T02:00:00Z' }),
      ],
      at,
    )
    await ask(at)
    expect(await occasions('P-late')).toEqual(['licence', ...(before[0] ?? [])])
    expect(await occasions('P-ancient')).toEqual(before[1])
    // told again with another day, it is the same licence
    await bring([projectRecord('late', { permitIssuedAt: '2028-02-20T02:00:00Z' })], at)
    expect(await ask(at)).toBe(0)
  })

  it('do not ask beside a link that the supervisor made for the same moment', async () => {
    const at = '2028-03-10T02:00:00Z'
    await bring([projectRecord('hand', { signedAt: at, permitIssuedAt: '2028-03-05T02:00:00Z' })], at)
    await invite(place(), asking(supervisor, at), { projectCode: 'P-hand', moment: 'licence' })
    expect(await ask(at)).toBe(0)
  })

  it('are versioned: one that is switched off asks no more, and the words are those of the day', async () => {
    const at = '2028-04-01T02:00:00Z'
    const wording = { subject: '回访：{project}', text: '第二版措辞，{day} 前：{link}' }
    await changeRule(database.sql, asking(supervisor, at), {
      expectedVersion: 0,
      minimum: 5,
      days: 90,
      excludes: ['burst'],
      insideNetworks: [],
      asking: { ...firstAsking, moments: ['acceptance'], wording: { ...firstAsking.wording, zh: wording } },
      reason: '只在验收时邀请',
    })
    await bring(
      [
        enterpriseRecord('words'),
        projectRecord('words', { signedAt: at, permitIssuedAt: at, actualFinish: '2028-04-01' }),
      ],
      at,
    )
    expect(await ask('2028-04-02T02:00:00Z')).toBe(1)
    expect(await occasions('P-words')).toEqual(['acceptance'])
    await expect(
      changeRule(database.sql, asking(supervisor, at), {
        expectedVersion: 1,
        minimum: 5,
        days: 90,
        excludes: [],
        insideNetworks: [],
        reason: '不写措辞',
      }),
    ).resolves.toMatchObject({ version: 2, asking: { moments: ['acceptance'] } })
  })
})

const sendAll = async (at: string) => {
  const couriers = openCouriers()
  const kinds = [invitationMessage({ city: city(), secret, baseUrl: 'https://city.example' })]
  let sent = 0
  while (await sendNext({ sql: database.sql, couriers, kinds, at: new Date(at) })) sent++
  await couriers.email?.close()
  return sent
}
/** Body of a message as its reader sees it: base64 or quoted-printable. */
function readable(raw: string): string {
  const [head = '', body = ''] = raw.split(/\r\n\r\n(.*)/s)
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  const bytes = body
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

describe('a link that is sent', () => {
  const at = '2028-04-02T03:00:00Z'
  let token = ''

  it('comes by e-mail in the words of its rule, and opens', async () => {
    expect(await sendAll(at)).toBe(1)
    expect(mail.received.map(each => each.to)).toEqual(['office.words@builder.example'])
    const text = readable(mail.received[0]?.raw ?? '')
    expect(text).toContain('第二版措辞，2028年5月2日 前：https://city.example/rate/')
    token = /\/rate\/([\w-]{43})/.exec(text)?.[1] ?? ''
    const done = await submitRating(scoring(), asking(investor, at), token, says(5))
    expect(done.scored).toBe(1)
  })

  it('is not sent once it was used or withdrawn', async () => {
    const { id, channel } = await invite(place(), asking(supervisor, at), { projectCode: 'P-words', moment: 'own' })
    expect(channel).toBe('email')
    await revokeInvitation(database.sql, asking(supervisor, at), id)
    mail.received.length = 0
    await sendAll(at)
    expect(mail.received).toEqual([])
    const [row] = await database.sql`select state, payload from delivery where key = ${id}`
    // the outbox holds the number of the link, never the link
    expect(row).toEqual({ state: 'dropped', payload: { invitationId: id } })
  })

  it('can be printed again while it is open, by the supervisor alone', async () => {
    const made = await invite(place(), asking(supervisor, at), { projectCode: 'P-words', moment: 'own' })
    const [sheet] = await invitationSheets(place(), supervisor, { ids: [made.id], at: new Date(at) })
    expect(sheet).toMatchObject({ token: made.token, project: '第 words 号工程' })
    const officer = person('officer', ['approver'], main)
    await expect(invitationSheets(place(), officer, { ids: [made.id], at: new Date(at) })).rejects.toMatchObject({
      status: 403,
    })
    const other = await invitationSheets({ ...place(), secret: 'another' }, supervisor, {
      ids: [made.id],
      at: new Date(at),
    })
    expect(other[0]?.token).toBeNull()
    const later = await invitationSheets(place(), supervisor, { ids: [made.id], at: new Date('2028-06-01T00:00:00Z') })
    expect(later[0]?.token).toBeNull()
    await revokeInvitation(database.sql, asking(supervisor, at), made.id)
  })

  it('says nothing of its own in what a project is called', async () => {
    const name = '工程\r\nBcc: x@evil.example https://evil.example {link}'
    await bring([enterpriseRecord('odd'), projectRecord('odd', { name })], at)
    await invite(place(), asking(supervisor, at), { projectCode: 'P-odd', moment: 'own' })
    mail.received.length = 0
    await sendAll(at)
    const raw = mail.received[0]?.raw ?? ''
    expect(raw).not.toMatch(/^Bcc:/im)
    expect(readable(raw).match(/https:\/\//g)).toHaveLength(2)
  })

  it('opens the investor’s own page: every project, score and answer, and scoring anew within the rule', async () => {
    await bring([projectRecord('words-2', { enterpriseId: 'E-words', signedAt: '2028-01-01T00:00:00Z' })], at)
    const page = await ownPage(database.sql, city(), { token, at: new Date(at) })
    expect(page.projects.map(each => [each.projectCode, each.canScore, each.rounds.length])).toEqual([
      ['P-words', false, 1],
      ['P-words-2', true, 0],
    ])
    expect(page.projects[0]?.rounds[0]?.given[0]).toMatchObject({ score: 5, level: 'main' })
    const wish = (projectCode: string, when = at, by = token) =>
      askUnasked(place(), asking(investor, when), { token: by, projectCode })
    await expect(wish('P-words')).rejects.toMatchObject({ code: 'too-soon' })
    await expect(wish('P-all')).rejects.toMatchObject({ status: 404, code: 'unknown-project' })
    const two = await Promise.all([wish('P-words-2'), wish('P-words-2')])
    expect(two[0].token).toBe(two[1].token)
    await submitRating(scoring(), asking(investor, at), two[0].token ?? '', says(2, { reason: 'speed' }))
    const again = await wish('P-words', '2028-05-03T03:00:00Z')
    expect(again.token).not.toBe(token)
    await expect(
      askUnasked(place(), asking(supervisor, at), { token, projectCode: 'P-words-2' }),
    ).rejects.toMatchObject({
      code: 'self-scoring',
    })
  })

  it('that ended shows nothing more; a new one goes to the address on record, not to whoever found it', async () => {
    const made = await invite(place(), asking(supervisor, at), { projectCode: 'P-odd', moment: 'own' })
    const late = '2028-06-20T00:00:00Z'
    await expect(ownPage(database.sql, city(), { token: made.token, at: new Date(late) })).rejects.toMatchObject({
      code: 'link-expired',
    })
    const anew = { token: made.token, projectCode: 'P-odd' }
    expect(await askUnasked(place(), asking(investor, late), anew)).toEqual({ token: null, channel: 'email' })
    mail.received.length = 0
    await sendAll(late)
    expect(mail.received.map(each => each.to)).toEqual(['office.odd@builder.example'])

    const nobody = await invite(place(), asking(supervisor, at), { projectCode: 'P-day', moment: 'own' })
    expect(nobody.channel).toBeNull()
    await expect(
      askUnasked(place(), asking(investor, late), { token: nobody.token, projectCode: 'P-day' }),
    ).rejects.toMatchObject({ code: 'no-address' })
  })
})
