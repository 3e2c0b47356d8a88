import { maskedText } from '../../../shared/personal'
import type { City } from '../../areas'
import { allFields, type Dataset, maskedKey } from '../../datasets'
import { areasOf } from './areas-of'

/** Map layers and the dataset each shows. */
const layers: Readonly<Record<string, string>> = {
  case: 'map:cases',
  project: 'map:projects',
  road_permit: 'map:permits',
  asset: 'map:assets',
}

/** Datasets whose records are followed one by one. */
const followed = new Set(['case', 'project'])

export const layerOf = (dataset: string): string | null => layers[dataset] ?? null

/** One changed record as the event log takes it: every topic it concerns, the most specific first. */
export interface ChangeEvent {
  readonly at: Date
  readonly topics: readonly string[]
  readonly type: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
  readonly actor: string
}

/** What an event tells of a record: nothing personal. */
export interface ChangedRecord {
  readonly id: string
  readonly source: string
  readonly sourceId: string
  readonly title: string | null
  readonly district: string | null
  readonly street: string | null
  readonly community: string | null
  readonly cell: string | null
  readonly unit: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly withdrawn: boolean
  readonly status: string | number | null
  readonly cls: string | null
  readonly stage: string | number | null
  readonly at: string | null
  readonly wasKnown: boolean
}

/** Field of a dataset that plays a part in its events, by the names that part may have. */
export function eventFields(dataset: Dataset) {
  const names = new Set(allFields(dataset).map(each => each.name))
  const first = (...candidates: string[]) => candidates.find(each => names.has(each)) ?? null
  return {
    status: first('status', 'state'),
    cls: first('cls', 'kind'),
    stage: first('lifeStage', 'stage'),
    at: dataset.time ?? first('signedAt', 'updatedAt'),
  }
}

/** The event of one changed record. What lies outside the city is on no wall and no map. */
export function changeEvent(dataset: Dataset, changed: ChangedRecord, city: City, at: Date): ChangeEvent {
  const record = dataset.confidential ? withoutPlace(changed) : changed
  const { id, source, sourceId, title, district, lng, lat, status, cls, stage, unit } = record
  const areas = dataset.confidential ? areasOf(changed, city).slice(-1) : areasOf(record, city)
  const layer = areas.length > 0 ? layerOf(dataset.name) : null
  const topics = [
    ...(followed.has(dataset.name) ? [`${dataset.name}:${id}`] : []),
    ...(unit ? [`unit:${unit}`] : []),
    ...areas.map(each => `area:${each}`),
    ...(layer ? [layer] : []),
    ...(areas.length > 0 ? ['wall'] : []),
  ]
  const type = record.withdrawn ? 'withdrawn' : record.wasKnown ? 'changed' : 'added'
  const data = {
    dataset: dataset.name,
    id,
    source,
    // the number of a confidential record stands beside its words elsewhere: here it would give them a moment
    sourceId: dataset.confidential ? null : maskedKey(dataset, sourceId),
    title: title === null ? null : maskedText(title),
    district,
    lng,
    lat,
    status,
    cls,
    stage,
    at: record.at,
    unit,
  }
  return { at, topics, type: `record.${type}`, subject: `${dataset.name}:${id}`, data, actor: `source:${source}` }
}

/** Of a confidential record it is told that there is one: neither of whom nor where, since the moment would tell who. */
const withoutPlace = (record: ChangedRecord): ChangedRecord => ({
  ...record,
  title: null,
  district: null,
  street: null,
  community: null,
  cell: null,
  unit: null,
  lng: null,
  lat: null,
})
