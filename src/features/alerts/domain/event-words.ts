import en from '@/messages/en/alerts.json'
import enRoom from '@/messages/en/room.json'
import zh from '@/messages/zh/alerts.json'
import zhRoom from '@/messages/zh/room.json'
import { filled } from './filled'

export interface Happened {
  readonly at: Date
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

interface Named {
  readonly zh: string
  readonly en: string
}
/** What codes are called. */
export interface CityNames {
  readonly unit: (code: unknown) => Named | undefined
  readonly cls: (code: unknown) => Named | undefined
  readonly area: (code: unknown) => Named | undefined
}

/** One event in words. */
export interface EventWords {
  readonly what: string
  /** What it happened to; of nobody who reported anything. */
  readonly named: string
  /** The page that shows it; `null`: none of its own. */
  readonly page: string | null
}

interface Speaking {
  readonly lang: 'zh' | 'en'
  readonly names: CityNames
  readonly time: (moment: Date) => string
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
const joined = (parts: readonly (string | null | undefined)[]) => parts.filter(each => each).join(' · ')

/** An event in one language, by what kind of thing it happened to. */
export function eventWords(event: Happened, speaking: Speaking): EventWords {
  if (event.type.startsWith('case.')) return caseWords(event, speaking)
  if (event.type === 'mode.changed') return modeWords(event, speaking)
  if (event.type === 'alert.taken') return warningWords(event, speaking)
  return flagWords(event, speaking)
}

function flagWords({ type, data }: Happened, { lang, names }: Speaking): EventWords {
  const words = { zh, en }[lang].message
  const lamp = data.colour === 'red' ? words.red : words.yellow
  const what = type === 'order.issued' ? words.order : type === 'flag.cleared' ? words.out : lamp
  const unit = names.unit(data.subject === 'unit' ? data.id : undefined)?.[lang]
  const named = String(unit ?? data.name ?? data.orderNo ?? data.id ?? '')
  return { what, named: joined([named, text(data.item)]), page: null }
}

/** By number, class, district and unit: the words of a report, its address among them, stay inside the program. */
function caseWords({ type, data }: Happened, { lang, names, time }: Speaking): EventWords {
  const words = { zh, en }[lang].message.case
  const due = text(data.dueAt)
  const isByItself = type === 'case.escalated' && text(data.by)?.startsWith('system:')
  const step = isByItself ? 'escalatedByItself' : (type.slice('case.'.length) as keyof typeof words)
  return {
    what: filled(words[step], { due: due ? time(new Date(due)) : '' }),
    named: joined([
      text(data.sourceId),
      names.cls(data.cls)?.[lang] ?? text(data.cls),
      names.area(data.district)?.[lang],
      names.unit(data.unit)?.[lang],
    ]),
    page: `/cases/${encodeURIComponent(String(data.id))}`,
  }
}

function modeWords({ data }: Happened, { lang }: Speaking): EventWords {
  const words = { zh, en }[lang].message.mode
  const what = data.mode === 'emergency' ? words.emergency : words.normal
  return { what, named: text(data.name) ?? '', page: null }
}

/** A warning from outside; whether it updates or cancels one, and whether it is in earnest. */
function warningWords({ data }: Happened, { lang }: Speaking): EventWords {
  const words = { zh, en }[lang].message.warning
  const levels: Readonly<Record<string, string>> = { zh: zhRoom, en: enRoom }[lang].level
  const what = data.msgType === 'Cancel' ? words.cancelled : data.msgType === 'Update' ? words.updated : words.taken
  return {
    what: data.status === 'Actual' ? what : `${what}${words.notActual}`,
    named: joined([text(data.name), levels[String(data.level)]]),
    page: null,
  }
}
