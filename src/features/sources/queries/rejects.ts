import type { Sql } from '../../../platform/db/client'
import { columnName } from '../../../shared/names'
import { maskedText, maskedTexts } from '../../../shared/personal'
import { allFields, findDataset } from '../../datasets'
import { rejectsAfter, type StoredReject } from '../data/quarantine.queries'
import type { BatchOutcome } from '../domain/outcome'
import { findProfile } from './find-profile'

const PAGE = 500

/** Names under which a delivery of this batch may carry personal data. */
async function personalNames(sql: Sql, batch: BatchOutcome): Promise<ReadonlySet<string>> {
  const personal = batch.datasets.flatMap(name => {
    const dataset = findDataset(name)
    return dataset ? allFields(dataset).filter(each => each.personal) : []
  })
  const names = new Set(personal.flatMap(each => [each.name, each.titleZh, columnName(each.name)]))
  if (batch.profile === null) return names
  const profile = await findProfile(sql, batch.profile).catch(() => null)
  for (const emit of profile?.emit ?? [])
    for (const [field, spec] of Object.entries(emit.fields))
      if (personal.some(each => each.name === field))
        for (const from of typeof spec.from === 'string' ? [spec.from] : (spec.from ?? [])) names.add(from)
  return names
}

/** A row under any heading may hold anything: what is no personal column is still masked for personal numbers. */
function hidden(raw: unknown, personal: ReadonlySet<string>): unknown {
  // What could not be taken apart may hold anything.
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return '***'
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, personal.has(name) && value ? '***' : maskedTexts(value)]),
  )
}

/** The refused rows of a batch, a line of JSON each; personal data only for whoever holds the key. */
export async function* rejectLines(sql: Sql, batch: BatchOutcome, showsPersonal: boolean): AsyncGenerator<string> {
  const personal = showsPersonal ? null : await personalNames(sql, batch)
  let last: Pick<StoredReject, 'line' | 'id'> = { line: -1, id: -1 }
  for (;;) {
    const page = await rejectsAfter(sql, batch.batch, last, PAGE, false)
    const end = page.at(-1)
    if (!end) return
    last = end
    yield page
      .map(({ line, dataset, field, code, reason, raw, retriedIn }) =>
        JSON.stringify({
          line,
          dataset,
          field,
          code,
          // A reason quotes what was wrong.
          reason: personal ? (field !== null && personal.has(field) ? '***' : maskedText(reason)) : reason,
          raw: personal ? hidden(JSON.parse(raw), personal) : JSON.parse(raw),
          retriedIn,
        }),
      )
      .join('\n')
      .concat('\n')
  }
}
