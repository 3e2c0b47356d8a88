import { appendAudit } from '../../../platform/audit'
import type { CommandContext } from '../../../platform/command/context'
import type { Sql } from '../../../platform/db/client'
import { zone } from '../../../shared/time'
import type { City } from '../../areas'
import { saveProfile, storedProfile } from '../data/source.queries'
import { checkProfile, datasetsOf } from '../domain/compile-profile'
import { parseProfile } from '../domain/parse-profile'

interface Saved {
  readonly source: string
  readonly datasets: readonly string[]
  readonly isNew: boolean
}

/** Adds or mends a source's profile, after compiling it. @throws Problem 422 `bad-profile` */
export async function saveSource(
  value: unknown,
  { sql, city, context }: { readonly sql: Sql; readonly city: City; readonly context: CommandContext },
): Promise<Saved> {
  const profile = parseProfile(value)
  checkProfile(profile, zone(city.timezone))
  const datasets = datasetsOf(profile).map(each => each.name)
  return sql.begin(async tx => {
    const before = (await storedProfile(tx, profile.source))?.profile ?? null
    const isNew = await saveProfile(tx, profile.source, value as object, context.clock.now())
    await appendAudit(tx, context, {
      action: 'source.manage',
      subject: `source:${profile.source}`,
      before,
      after: value,
    })
    return { source: profile.source, datasets, isNew }
  })
}
