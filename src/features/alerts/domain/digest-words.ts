import en from '@/messages/en/alerts.json'
import zh from '@/messages/zh/alerts.json'
import { momentsIn } from '@/shared/time/moments'
import { type CityNames, eventWords, type Happened } from './event-words'
import { filled } from './filled'
import { subjectName } from './subject-name'
import { type DigestSubject, isDeskSubject, tellings } from './told-subjects'

interface Digested {
  readonly about: DigestSubject
  readonly events: readonly Happened[]
  /** Of all, also those that are not named. */
  readonly count: number
  readonly names: CityNames
  readonly timeZone: string
  readonly baseUrl: string
}

/** A digest in one language: what happened of one subject, each event on a line with its time. */
export function digestWords(lang: 'zh' | 'en', { about, events, count, names, timeZone, baseUrl }: Digested) {
  const words = { zh, en }[lang].message
  const { time } = momentsIn(lang, timeZone)
  const said = events.map(each => ({ at: each.at, ...eventWords(each, { lang, names, time }) }))
  const last = said.at(-1)
  const isDesk = isDeskSubject(about)
  const page = (count === 1 ? last?.page : null) ?? (isDesk ? tellings[about].page : '/projects')
  const more = count - events.length
  const values = {
    rule: subjectName(lang, about),
    count,
    more,
    // all that a text message says
    last: last ? `${last.what} ${last.named}`.trim() : '',
    link: `${baseUrl}${page}${lang === 'en' ? '?lang=en' : ''}`,
  }
  const subject = isDesk ? (count === 1 ? words.one : words.several) : words.subject
  return {
    subject: filled(subject, values),
    text: [
      filled(isDesk ? words.headDesk : words.head, values),
      '',
      ...said.map(({ at, what, named }) => `${time(at)}  ${what}  ${named}`),
      ...(more > 0 ? [filled(words.more, values)] : []),
      '',
      filled(words.foot, values),
    ].join('\n'),
  }
}
