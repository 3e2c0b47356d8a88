import { maskedText } from '@/shared/personal'
import type { EventRow } from '../data/events.queries'
import type { SignEvent, WallEvent } from '../domain/snapshot'
import type { Names } from './names'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)

/** What a lamp or flag did; null of other events. */
function signOf(type: string, { subject, colour }: EventRow['data']): SignEvent | null {
  if (type === 'flag.raised') return subject === 'unit' ? 'flag-up' : colour === 'red' ? 'lamp-red' : 'lamp-yellow'
  if (type === 'flag.cleared') return subject === 'unit' ? 'flag-down' : 'lamp-out'
  return null
}

/** A line of the foot from an event of the log. Cases are named by their class, other records by their own title. */
export function wallEvent(
  row: Pick<EventRow, 'seq' | 'type' | 'data'> & { readonly at: Date | string },
  names: Names,
): WallEvent {
  const { data } = row
  const dataset = text(data.dataset) ?? ''
  const cls = text(data.cls)
  const bulk = row.type === 'records.changed'
  const count = bulk ? Number(data.count ?? (Array.isArray(data.ids) ? data.ids.length : 0)) : null
  const sign = signOf(row.type, data)
  const named =
    sign !== null
      ? data.subject === 'unit'
        ? names.unit(String(data.id))
        : text(data.name)
      : dataset === 'case' && cls !== null
        ? names.caseClass(cls)
        : text(data.title)
  return {
    seq: row.seq,
    at: new Date(row.at).toISOString(),
    type: row.type,
    dataset,
    title: named === null ? names.dataset(dataset) : maskedText(named),
    district: names.area(text(data.district)),
    status: text(data.status),
    count,
    sign,
  }
}
