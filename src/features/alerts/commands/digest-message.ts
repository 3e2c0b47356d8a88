import type { City } from '../../areas'
import type { MessageKind } from '../../deliveries/server'
import { eventsOf, isReachable, type Told } from '../data/alert.queries'
import { digestWords } from '../domain/digest-words'
import type { DigestSubject } from '../domain/told-subjects'
import { DIGEST } from './tell-addresses'

interface Payload {
  readonly addressId: string
  readonly rule: DigestSubject
  readonly seqs: readonly number[]
  readonly count: number
}

/** Of lamps, flags and orders; of cases; of the mode and of warnings. Neither words nor persons of a report. */
const open = [
  ...['id', 'subject', 'colour', 'before', 'name', 'item', 'unit', 'district', 'since', 'orderNo', 'problemNo'],
  ...['sourceId', 'cls', 'status', 'level', 'hours', 'dueAt'],
  ...['mode', 'plan', 'identifier', 'msgType'],
]

/** What a program is told of an event: nothing personal is among it. */
const shown = ({ seq, at, type, data }: Told) => {
  return { seq, at, type, data: Object.fromEntries(open.map(field => [field, data[field]])) }
}

/** A digest in words, as its time has come: an e-mail in both languages, a text in Chinese, a webhook with the events. */
export const digestMessage = (city: City, baseUrl: string): MessageKind => ({
  name: DIGEST,
  async compose(sql, { payload, channel }) {
    const { addressId, rule, seqs, count } = payload as Payload
    // an address that was ended meanwhile wants no message
    if (!(await isReachable(sql, addressId))) return null
    const events = await eventsOf(sql, seqs)
    const named =
      (codes: ReadonlyMap<string, { readonly name: { readonly zh: string; readonly en: string } }>) =>
      (code: unknown) =>
        typeof code === 'string' ? codes.get(code)?.name : undefined
    const names = { unit: named(city.units), cls: named(city.classes), area: named(city.areas) }
    const words = (lang: 'zh' | 'en') =>
      digestWords(lang, { about: rule, events, count, names, timeZone: city.timezone, baseUrl })
    const zh = words('zh')
    if (channel === 'sms') return { subject: zh.subject, text: zh.subject }
    if (channel === 'webhook') return { ...zh, data: { rule, count, events: events.map(shown) } }
    const en = words('en')
    return { subject: zh.subject, text: `${zh.text}\n\n${en.text}\n\n${city.name.zh}\n${city.name.en}\n` }
  },
})
