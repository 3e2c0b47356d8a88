import type { Connection, Sql } from '@/platform/db/client'
import { queueMessage } from '../../deliveries/server'
import type { RulePack } from '../../flags'
import { rulesAt } from '../../flags/server'
import { minutesOf, reachedPersons, subscriptionOf, wishesFor } from '../../notices/server'
import { alertCursor, lockAlerts, putDown, type Reached, type ToldPosts, takeDue } from '../data/alert.queries'
import { ownChannels } from '../domain/own-address'
import { subjectName } from '../domain/subject-name'
import { deskSubjects, tellings } from '../domain/told-subjects'

export const DIGEST = 'flag-digest'

const soon = deskSubjects.flatMap(about => {
  const { withinMinutes } = tellings[about]
  return withinMinutes === null ? [] : [[about, withinMinutes] as const]
})

/** Events named in one digest; the others are counted. */
const NAMED = 50

/**
 * Reads the log on and writes the digests that are due into the outbox. The first event of a rule or
 * another subject is told at once; what follows waits for the next digest of that subject, so that a thousand lamps are one message, not a thousand.
 * @returns how many digests were written
 */
export async function tellAddresses(sql: Sql, now: Date): Promise<number> {
  return (await sql.begin(async tx => {
    await lockAlerts(tx)
    const { versions } = await rulesAt(tx, now)
    const reached = await reachedBy(tx, versions)
    await putDown(tx, await alertCursor(tx), toldPosts(versions), reached)
    const due = await takeDue(tx, now, reached, soon)
    for (const { addressId, rule, channel, address, seqs } of due) {
      const contact = { email: null, phone: null, webhook: null, [channel === 'sms' ? 'phone' : channel]: address }
      await queueMessage(tx, {
        kind: DIGEST,
        key: `${addressId}:${rule}:${seqs[0]}`,
        about: subjectName('zh', rule),
        contact,
        payload: { addressId, rule, seqs: seqs.slice(0, NAMED), count: seqs.length },
        at: now,
      })
    }
    return due.length
  })) as number
}

/** Who hears of what: by the rules as they hold, and by the table of the other subjects. */
function toldPosts(versions: RulePack['versions']): ToldPosts {
  return {
    posts: [
      ...Object.values(versions).flatMap(({ rule, tells }) => tells.map(post => [rule, post] as const)),
      ...deskSubjects.flatMap(about => tellings[about].posts.map(post => [about, post] as const)),
    ],
    types: deskSubjects.flatMap(about => tellings[about].types.map(type => [type, about] as const)),
    everybodys: deskSubjects.filter(about => tellings[about].isEverybodys),
  }
}

/** What every person who wished it is told of, within what their posts are told as the rules now stand. */
async function reachedBy(
  sql: Connection,
  versions: RulePack['versions'],
): Promise<(Reached & { readonly minutes: number })[]> {
  const persons = await reachedPersons(sql)
  return persons.flatMap(person => {
    const [topic = 'wall'] = subscriptionOf(person, versions).topics
    return wishesFor(person, versions, person.wishes).flatMap(({ rule, paces }) =>
      ownChannels.flatMap(channel => {
        const pace = paces[channel]
        return pace === 'off' ? [] : [{ account: person.account, channel, rule, topic, minutes: minutesOf[pace] }]
      }),
    )
  })
}
