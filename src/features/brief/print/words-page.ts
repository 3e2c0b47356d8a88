import type { Sheet } from '@/platform/pdf'
import { maskedText } from '@/shared/personal'
import type { OpenFlag } from '../../flags'
import type { DailyBrief } from '../queries/daily-brief'
import type { BriefWords } from './brief-words'

/** What fits on one page whatever the day brings; each list says how many more there are. */
const SHOWN = { lamps: 6, flags: 5, duty: 5, late: 3, missing: 6 } as const
const LONGEST_NAME = 24

const shortened = (text: string) =>
  [...text].length > LONGEST_NAME * 2 ? `${[...text].slice(0, LONGEST_NAME * 2 - 1).join('')}…` : text

/** The page of words and numbers. */
export function wordsPage(sheet: Sheet, brief: DailyBrief, words: BriefWords): void {
  const { t, day } = words
  sheet.title(t('title'))
  sheet.subtitle(t('of', { area: words.area, day: words.dayOf(day.day), at: words.moment(day.at) }))
  sheet.rule()
  indexPart(sheet, brief, words)
  casesPart(sheet, brief, words)
  lampsPart(sheet, brief, words)
  ordersPart(sheet, brief, words)
  peoplePart(sheet, brief, words)
  sheet.rule()
  sheet.note(t('sources', { area: words.area, day: day.day }))
}

function indexPart(sheet: Sheet, { index }: DailyBrief, { t, dimension, ...words }: BriefWords) {
  sheet.heading(t('index'))
  // of a day before this platform began to keep what it showed there is nothing to print
  const none = words.day.isPast && index.completeness === 0 ? t('notKept') : t('withheld')
  const of = (each: { readonly value: number | null; readonly change: number | null }) => ({
    value: each.value === null ? none : words.score(each.value),
    ...(each.change === null ? {} : { note: t('change', { change: words.change(each.change) }) }),
  })
  sheet.figures([
    { name: t('indexAll'), ...of(index), isLarge: true },
    ...index.dimensions.map(each => ({ name: dimension(each.code), ...of(each) })),
  ])
  const facts = [
    ...(index.published === null ? [] : [t('published', { value: words.score(index.published) })]),
    t('complete', { percent: words.whole(Math.floor(index.completeness)) }),
  ]
  sheet.note(facts.join(t('semicolon')))
}

const casesShown = ['reported', 'accepted', 'filed', 'dispatched', 'handled', 'closed', 'rework'] as const

function casesPart(sheet: Sheet, { cases }: DailyBrief, { t, counter, day, ...words }: BriefWords) {
  sheet.heading(t('cases'))
  sheet.figures([
    ...casesShown.map(each => ({ name: counter(each), value: words.whole(cases.reported[each]) })),
    { name: t('openNow'), value: words.whole(cases.standing.open) },
    { name: t('overdueNow'), value: words.whole(cases.standing.overdue) },
  ])
  sheet.note(t('casesOf', { day: words.dayOf(day.before.day) }))
}

function lampsPart(sheet: Sheet, { lamps, flags }: DailyBrief, words: BriefWords) {
  const { t } = words
  sheet.heading(t('lamps'))
  sheet.figures(
    (
      [
        ['redNow', lamps.red.length],
        ['yellowNow', lamps.yellow],
        ['lit', lamps.lit],
        ['cleared', lamps.cleared],
        ['flags', flags.length],
      ] as const
    ).map(([name, count]) => ({ name: t(name), value: words.whole(count) })),
  )
  if (lamps.red.length === 0) sheet.note(t('noLamps'))
  else {
    sheet.table(
      [
        { title: t('lampList'), share: 0.44 },
        { title: t('lampWhy'), share: 0.38 },
        { title: t('lampArea'), share: 0.18 },
      ],
      lamps.red
        .slice(0, SHOWN.lamps)
        .map(each => [
          shortened(maskedText(each.name)),
          shortened(whyOf(each, words)),
          words.areaName(each.area) ?? '—',
        ]),
    )
    const more = lamps.red.length - SHOWN.lamps
    if (more > 0) sheet.note(t('more', { count: words.whole(more) }))
  }
  const units = flags
    .slice(0, SHOWN.flags)
    .map(each => t('flagOf', { unit: words.unit(each.id), count: each.days }))
    .join(t('comma'))
  const more = flags.length - SHOWN.flags
  if (flags.length === 0) sheet.note(t('noFlags'))
  else sheet.note(more > 0 ? t('flaggedMore', { units, count: words.whole(more) }) : t('flagged', { units }))
}

const whyOf = ({ rule, day, limit, days, item, plan, actual }: OpenFlag, { t, whole }: BriefWords) =>
  t(`why.${rule}`, {
    day: whole(day ?? 0),
    limit: whole(limit ?? 0),
    count: days,
    item: item === null ? '' : maskedText(item),
    plan: whole(plan ?? 0),
    actual: whole(actual ?? 0),
  })

function ordersPart(sheet: Sheet, { orders, ratings }: DailyBrief, { t, ...words }: BriefWords) {
  sheet.heading(t('orders'))
  const { counts } = orders
  sheet.figures(
    (
      [
        ['dueToday', orders.dueToday],
        ['overdueOrders', counts.overdue],
        ['issued', counts.issued],
        ['working', counts.working],
        ['returned', counts.returned],
        ['reported', counts.reported],
      ] as const
    ).map(([name, count]) => ({ name: t(name), value: words.whole(count) })),
  )
  sheet.heading(t('ratings'))
  sheet.figures(
    ratings.map(({ level, mean, reason, answers }) => ({
      name: t(`level.${level}`),
      value: mean === null ? (reason === 'too-few' ? t('tooFew') : t('noAnswers')) : words.mean(mean),
      ...(mean === null ? {} : { note: t('answers', { count: answers ?? 0 }) }),
    })),
  )
}

function peoplePart(sheet: Sheet, { duty, feeds }: DailyBrief, { t, lang, ...words }: BriefWords) {
  sheet.heading(t('duty'))
  const rows = duty
    .slice(0, SHOWN.duty)
    .map(({ name, phone, to }) =>
      t('dutyOf', { post: name[lang], phone, until: to === null ? '—' : words.clock(new Date(to)) }),
    )
  sheet.note(rows.length === 0 ? t('noDuty') : rows.join(t('semicolon')))
  sheet.heading(t('late'))
  const late = feeds.late
    .slice(0, SHOWN.late)
    .map(({ title, source, text }) => t('lateOf', { dataset: title[lang], source, text: text[lang] }))
  const names = feeds.missing.slice(0, SHOWN.missing).map(each => each[lang])
  if (late.length > 0) sheet.note(late.join(t('semicolon')))
  if (names.length > 0) {
    const listed = names.join(t('comma')) + (feeds.missing.length > names.length ? t('andOthers') : '')
    sheet.note(t('missing', { count: feeds.missing.length, names: listed }))
  }
  if (late.length === 0 && names.length === 0) sheet.note(t('allOnTime'))
}
