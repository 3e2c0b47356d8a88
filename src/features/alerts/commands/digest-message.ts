import type { City } from '../../areas'
import type { MessageKind } from '../../deliveries/server'
import type { FlagRule } from '../../flags'
import { eventsOf, isReachable, type Told } from '../data/alert.queries'
import { digestWords } from '../domain/digest-words'
import { DIGEST } from './tell-addresses'

interface Payload {
  readonly addressId: string
  readonly rule: FlagRule
  readonly seqs: readonly number[]
  readonly count: number
}

/** What a program is told of an event: nothing personal is among it. */
const shown = ({ seq, at, type, data }: Told) => {
  const { id, subject, colour, before, name, item, unit, district, since, orderNo, problemNo } = data
  return { seq, at, type, data: { id, subject, colour, before, name, item, unit, district, since, orderNo, problemNo } }
}

/** A digest in words, as its time has come: an e-mail in both languages, a text in Chinese, a webhook with the events. */
export const digestMessage = (city: City, baseUrl: string): MessageKind => ({
  name: DIGEST,
  async compose(sql, { payload, channel }) {
    const { addressId, rule, seqs, count } = payload as Payload
    // an address that was ended meanwhile wants no message
    if (!(await isReachable(sql, addressId))) return null
    const events = await eventsOf(sql, seqs)
    const unit = (code: unknown) => (typeof code === 'string' ? city.units.get(code)?.name : undefined)
    const words = (lang: 'zh' | 'en') =>
      digestWords(lang, { rule, events, count, unit, timeZone: city.timezone, baseUrl })
    const zh = words('zh')
    if (channel === 'sms') return { subject: zh.subject, text: zh.subject }
    if (channel === 'webhook') return { ...zh, data: { rule, count, events: events.map(shown) } }
    const en = words('en')
    return { subject: zh.subject, text: `${zh.text}\n\n${en.text}\n\n${city.name.zh}\n${city.name.en}\n` }
  },
})
