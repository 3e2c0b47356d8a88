import type { CommandContext } from '@/platform/command/context'
import type { Tx } from '@/platform/db/client'
import type { City } from '../../areas'
import { dataset } from '../../datasets'
import { holdRecord, OWN_SOURCE, type OwnRecord, saveRecords } from '../../sources/server'
import type { Outcome, Round, Skipped } from '../data/round.queries'
import { lastSerial, type Thing, thingsOf } from '../data/thing.queries'
import { applied, componentCode, type Finding } from '../domain/finding'

const assets = dataset('asset')
/** Records in one change. */
const AT_ONCE = 200

type Seen = Thing & { readonly finding: Finding }

/**
 * Writes what a round found into the ledger, by the way of every record. The ledger may have gone on since: what was
 * withdrawn, and what somebody has seen later, stands, and is told.
 */
export async function applyFindings(tx: Tx, city: City, context: CommandContext, round: Round): Promise<Outcome> {
  const seen = (await thingsOf(tx, [round.id])).filter((each): each is typeof each & Seen => each.finding !== null)
  const skipped: Skipped[] = []
  const changes: OwnRecord[] = []
  const told = (finding: Finding) => ({ type: 'census.applied', data: { round: round.no, finding: finding.kind } })
  for (const { id, recordId, code, finding } of seen) {
    if (recordId === null) continue
    const held = await holdRecord(tx, assets, recordId)
    const why = !held || held.isWithdrawn ? 'withdrawn' : isNewer(held.fields.updatedAt, finding.at) ? 'newer' : null
    if (!held || why) {
      skipped.push({ thing: id, code, why: why ?? 'withdrawn' })
      continue
    }
    const district = districtOf(city, finding) ?? String(held.fields.district)
    const content = applied(held.content, finding, district)
    changes.push({ dataset: assets, source: held.source, sourceId: held.sourceId, content, event: told(finding) })
  }
  const added = await newRecords(tx, city, round, seen, told)
  const all = [...changes, ...added]
  for (let from = 0; from < all.length; from += AT_ONCE)
    await saveRecords(tx, all.slice(from, from + AT_ONCE), { city, actor: context.actor, now: context.clock.now() })
  return { applied: changes.length, added: added.length, skipped }
}

const isNewer = (updatedAt: unknown, at: Date) => typeof updatedAt === 'string' && Date.parse(updatedAt) > at.getTime()

const districtOf = (city: City, { lng, lat }: Pick<Finding, 'lng' | 'lat'>): string | null =>
  lng === null || lat === null ? null : (city.locate(lng, lat)?.district ?? null)

/** New things get the next codes of their class and district. */
async function newRecords(
  tx: Tx,
  city: City,
  round: Round,
  seen: readonly Seen[],
  told: (finding: Finding) => OwnRecord['event'],
): Promise<OwnRecord[]> {
  const serials = new Map<string, number>()
  const records: OwnRecord[] = []
  for (const { recordId, cls, title, finding } of seen) {
    // `missing` of something new: taken back.
    if (recordId !== null || finding.kind === 'missing') continue
    const district = districtOf(city, finding) ?? round.district
    const prefix = `${district}${cls.slice(1)}`
    const serial = (serials.get(prefix) ?? (await lastSerial(tx, prefix))) + 1
    serials.set(prefix, serial)
    const assetCode = componentCode(district, cls, serial)
    const { lng, lat } = finding
    const content = applied({ assetCode, cls, title, district, lng, lat }, finding, district)
    records.push({ dataset: assets, source: OWN_SOURCE, content, event: told(finding) })
  }
  return records
}
