import type { City } from '@/features/areas'
import { allFields, type Dataset, datasets } from '@/features/datasets'
import { placesOf, type SentRow, sentRow } from '@/features/indicators/testing/random-deliveries'
import { randomNumbers } from '@/features/indicators/testing/random-records'
import { caseRow } from '@/features/sources/testing/door'

/** Recognisable personal data of every kind: name, phone, identity number, plate, address. */
export const planted = [
  '欧阳甲乙丙',
  '13987651234',
  '510104199002304321',
  '川A9X8Z7',
  'secret.caller@example.com',
] as const
const [name, phone, identity, plate, mail] = planted
const words = `请回电${phone}，证件${identity}，车牌${plate}，${mail}`

/** A row of a dataset with a planted value wherever one may be. */
function plantedRow(dataset: Dataset, row: SentRow): Record<string, unknown> {
  const filled: Record<string, unknown> = { ...row }
  for (const field of allFields(dataset)) {
    if (field.personal) filled[field.name] = field.mask === 'phone' ? phone : name
    else if (field.free) filled[field.name] = field.type === 'json' ? [{ reason: words, kind: 'other' }] : words
  }
  return filled
}

/** For every dataset four rows that are taken and one that is refused, with planted values in all of them. */
export function plantedDeliveries(city: City, now: number): ReadonlyMap<Dataset, readonly Record<string, unknown>[]> {
  const options = {
    random: randomNumbers(7),
    now: now - 86_400_000,
    written: new Map(),
    places: placesOf(city, 400),
    empty: 0.1,
  }
  return new Map(
    datasets.map(dataset => {
      const good = Array.from({ length: 4 }, (_, at) => plantedRow(dataset, sentRow(dataset, `K-${at}`, options)))
      const refused = { ...plantedRow(dataset, sentRow(dataset, 'K-9', options)), district: name, lng: phone }
      return [dataset, [...good, refused]]
    }),
  )
}

/** A case that is open now, so that the wall, the map and the lists of the day show it. */
export function plantedCase(now: number, caseNo = 'open-now'): Record<string, unknown> {
  const dataset = datasets.find(each => each.name === 'case')
  if (!dataset) throw new Error('there is no dataset of cases')
  const place = { lng: 104.09, lat: 30.62 }
  return { ...plantedRow(dataset, caseRow({ caseNo })), ...place, reportedAt: new Date(now - 60_000).toISOString() }
}

const unescaped = (text: string) =>
  text.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** Planted values in a text, as it stands and inside what is coded in it (cursors). */
export function leaksOf(text: string): string[] {
  const coded = (text.match(/[\w-]{24,}/g) ?? []).map(each => Buffer.from(each, 'base64url').toString('utf8'))
  const whole = [text, unescaped(text), ...coded].join('\n')
  return planted.filter(each => whole.includes(each))
}
