import { createTranslator } from 'next-intl'
import briefEn from '@/messages/en/brief.json'
import casesEn from '@/messages/en/cases.json'
import wallEn from '@/messages/en/wall.json'
import briefZh from '@/messages/zh/brief.json'
import casesZh from '@/messages/zh/cases.json'
import wallZh from '@/messages/zh/wall.json'
import { localeTag } from '@/shared/locale'
import { momentsIn } from '@/shared/time/moments'
import type { BriefQuestion } from '../queries/daily-brief'

const texts = {
  zh: { brief: briefZh, cases: casesZh, wall: wallZh },
  en: { brief: briefEn, cases: casesEn, wall: wallEn },
}

/** A brief in the reader's language: its texts, names of areas and units, numbers and moments. */
export function briefWords({ city, area, day, lang }: BriefQuestion & { readonly lang: 'zh' | 'en' }) {
  const locale = localeTag[lang]
  const moment = new Intl.DateTimeFormat(locale, { timeZone: city.timezone, dateStyle: 'long', timeStyle: 'short' })
  const plainDay = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'full' })
  const dayOf = (text: string) => plainDay.format(new Date(`${text}T00:00:00Z`))
  const areaName = (code: string | null) => (code === null ? null : (nameOf(code) ?? code))
  const nameOf = (code: string) =>
    (
      city.areas.get(code) ??
      city.managementBodies.find(each => each.code === code) ??
      city.groups.find(each => each.code === code)
    )?.name[lang]
  const score = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const mean = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const change = new Intl.NumberFormat(locale, { signDisplay: 'always', maximumFractionDigits: 2 })
  const whole = new Intl.NumberFormat(locale)
  return {
    lang,
    city,
    day,
    t: createTranslator({ locale: lang, messages: texts[lang], namespace: 'brief' }),
    counter: createTranslator({ locale: lang, messages: texts[lang], namespace: 'cases.counter' }),
    dimension: createTranslator({ locale: lang, messages: texts[lang], namespace: 'wall.dimension' }),
    /** The area whose outline is drawn; null for the whole city. */
    outlined: area === undefined || area === city.code ? null : area,
    area: nameOf(area ?? city.code) ?? city.name[lang],
    areaName,
    unit: (code: string) => city.units.get(code)?.name[lang] ?? code,
    dayOf,
    moment: (at: Date) => moment.format(at),
    clock: momentsIn(lang, city.timezone).clock,
    score: (value: number) => score.format(value),
    mean: (value: number) => mean.format(value),
    change: (value: number) => change.format(value),
    whole: (value: number) => whole.format(value),
  }
}

export type BriefWords = ReturnType<typeof briefWords>
