import type { Connection } from '@/platform/db/client'
import { type Actor, authorize, isAllowed, reading } from '@/shared/auth'
import { notFound } from '@/shared/problem'
import { areasAbove, type City } from '../../areas'
import { recordValues } from '../data/record-values.queries'
import { allFields } from '../domain/common-fields'
import type { Dataset } from '../domain/define-dataset'
import { withoutPersonalData } from '../domain/mask'
import { readingOf, unmasking } from '../domain/policies'

export interface OneRecord {
  readonly id: string
  /** By field name, masked; what is empty is left out. */
  readonly fields: Readonly<Record<string, unknown>>
  /** Fields whose mask the reader may ask to be lifted. */
  readonly unmaskable: readonly string[]
}

/** One record as it is now. @throws Problem 404 `unknown-record`; Denied where it lies out of the reader's area */
export async function oneRecord(
  sql: Connection,
  city: City,
  actor: Actor,
  { dataset, id }: { readonly dataset: Dataset; readonly id: string },
): Promise<OneRecord> {
  authorize(actor, readingOf(dataset), dataset.name)
  const names = allFields(dataset).map(each => each.name)
  const found = await recordValues(sql, dataset, id, names)
  if (!found) throw notFound('unknown-record', `No ${dataset.name} is called ${id.slice(0, 100)}`)
  const { cell, community, street, district } = found.place
  const lowest = cell ?? community ?? street ?? district
  const subject = { areas: lowest === null ? [city.code] : areasAbove(city, lowest) }
  authorize(actor, reading, subject)
  const present = Object.fromEntries(Object.entries(found.values).filter(([, value]) => value !== null))
  const fields = withoutPersonalData(dataset, present)
  const hidden = allFields(dataset).filter(
    ({ name, personal, free }) => (personal || free) && fields[name] !== undefined,
  )
  const isChanged = (name: string) => JSON.stringify(fields[name]) !== JSON.stringify(present[name])
  const mayUnmask = isAllowed(actor, unmasking, subject)
  return { id, fields, unmaskable: mayUnmask ? hidden.map(each => each.name).filter(isChanged) : [] }
}
