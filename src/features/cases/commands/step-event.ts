import type { NewEvent } from '@/platform/events'
import { type Actor, actorName } from '@/shared/auth'
import { dataset, maskedKey } from '../../datasets'
import type { HeldRecord } from '../../sources/server'
import type { CaseSubject } from '../domain/policies'

/** The event of a step that leaves the record as it is (a note, a claim), told where a change would be. */
export function stepEvent(
  { id, sourceId, fields }: HeldRecord,
  { areas, unit }: CaseSubject,
  { type, data }: { readonly type: string; readonly data: Readonly<Record<string, unknown>> },
  actor: Actor,
  at: Date,
): NewEvent {
  const writer = typeof data.writer === 'string' ? data.writer : ''
  const { title, district, lng, lat, status, cls } = fields
  return {
    at,
    topics: [
      // Whoever wrote a note is told of it by name.
      ...(writer.startsWith('person:') ? [`inbox:${writer.slice('person:'.length)}`] : []),
      `case:${id}`,
      ...(unit ? [`unit:${unit}`] : []),
      ...areas.map(area => `area:${area}`),
      ...(areas.length > 0 ? ['map:cases', 'wall'] : []),
    ],
    type,
    subject: `case:${id}`,
    data: {
      dataset: 'case',
      id,
      sourceId: maskedKey(dataset('case'), sourceId),
      title,
      district,
      lng,
      lat,
      status,
      cls,
      unit,
      at: fields.reportedAt,
      ...data,
    },
    actor: actorName(actor),
  }
}
