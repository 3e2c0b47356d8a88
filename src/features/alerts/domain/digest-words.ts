import en from '@/messages/en/alerts.json'
import enRules from '@/messages/en/rules.json'
import zh from '@/messages/zh/alerts.json'
import zhRules from '@/messages/zh/rules.json'
import { momentsIn } from '@/shared/time/moments'
import type { FlagRule } from '../../flags'

interface Happened {
  readonly at: Date
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

interface Digested {
  readonly rule: FlagRule
  readonly events: readonly Happened[]
  /** Of all, also those that are not named. */
  readonly count: number
  readonly unit: (code: unknown) => { readonly zh: string; readonly en: string } | undefined
  readonly timeZone: string
  readonly baseUrl: string
}

const filled = (text: string, values: Readonly<Record<string, string | number>>) =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

/** A digest in one language: what went on and out by one rule, each on a line with its time. */
export function digestWords(lang: 'zh' | 'en', { rule, events, count, unit, timeZone, baseUrl }: Digested) {
  const words = { zh, en }[lang].message
  const { time } = momentsIn(lang, timeZone)
  const lines = events.map(({ at, type, data }) => {
    const what =
      type === 'order.issued'
        ? words.order
        : type === 'flag.cleared'
          ? words.out
          : data.colour === 'red'
            ? words.red
            : words.yellow
    const named = unit(data.subject === 'unit' ? data.id : undefined)?.[lang] ?? data.name ?? data.orderNo ?? data.id
    const item = typeof data.item === 'string' && data.item !== '' ? ` · ${data.item}` : ''
    return `${time(at)}  ${what}  ${String(named ?? '')}${item}`
  })
  const more = count - events.length
  const values = {
    rule: { zh: zhRules, en: enRules }[lang].name[rule],
    count,
    more,
    link: `${baseUrl}/projects${lang === 'en' ? '?lang=en' : ''}`,
  }
  return {
    subject: filled(words.subject, values),
    text: [
      filled(words.head, values),
      '',
      ...lines,
      ...(more > 0 ? [filled(words.more, values)] : []),
      '',
      filled(words.foot, values),
    ].join('\n'),
  }
}
