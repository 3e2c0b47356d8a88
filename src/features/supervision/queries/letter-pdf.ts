import { createTranslator } from 'next-intl'
import en from '@/messages/en/letter.json'
import wordsEn from '@/messages/en/supervision.json'
import zh from '@/messages/zh/letter.json'
import wordsZh from '@/messages/zh/supervision.json'
import { drawPdf, type Sheet } from '@/platform/pdf'
import type { City } from '../../areas'
import type { DayStretch } from '../../flags'
import type { OrderLetter } from './order-letter'

interface Printing {
  readonly city: City
  readonly lang: 'zh' | 'en'
  readonly at: Date
  /** The data are a demo's: every page says so. */
  readonly demo: boolean
  /** Where the order is found on a screen. */
  readonly url: string
}

const texts = { zh: { letter: zh, supervision: wordsZh }, en: { letter: en, supervision: wordsEn } }
const tags = { zh: 'zh-CN', en: 'en-GB' } as const

/** An order's letter (督办函) as it is printed and handed over. */
export async function letterPdf(letter: OrderLetter, printing: Printing): Promise<{ number: string; bytes: Buffer }> {
  const { lang, city, demo, at, url } = printing
  const t = createTranslator({ locale: lang, messages: texts[lang], namespace: 'letter' })
  const words = createTranslator({ locale: lang, messages: texts[lang], namespace: 'supervision' })
  const moment = new Intl.DateTimeFormat(tags[lang], { timeZone: city.timezone, dateStyle: 'long', timeStyle: 'short' })
  const day = new Intl.DateTimeFormat(tags[lang], { timeZone: city.timezone, dateStyle: 'long' })
  const plainDay = new Intl.DateTimeFormat(tags[lang], { timeZone: 'UTC', dateStyle: 'medium' })
  const { order, problem, rule, clock, signatory } = letter
  const number = t('number', letter.number)
  const unit = order.unitName?.[lang] ?? order.unit
  const project = order.projectName ?? problem.projectCode
  const whose = problem.isOwnMatter ? 'Own' : ''

  const counted = ({ firstCount, lastCount }: DayStretch) => {
    if (firstCount === null || lastCount === null) return '—'
    return firstCount === lastCount
      ? t('countOne', { from: firstCount })
      : t('countRange', { from: firstCount, to: lastCount })
  }
  const table = (sheet: Sheet, stretches: readonly DayStretch[]) => {
    const columns = (['span', 'how', 'days', 'count'] as const).map((key, at) => ({
      title: t(`column.${key}`),
      share: [0.4, 0.26, 0.12, 0.22][at] ?? 0,
    }))
    const span = ({ from, to }: DayStretch) =>
      [...new Set([from, to])].map(each => plainDay.format(new Date(`${each}T00:00:00Z`))).join(' – ')
    sheet.table(
      columns,
      stretches.map(each => [span(each), t(`how.${each.why}`), String(each.days), counted(each)]),
    )
  }
  // what a rule found, it found in the reader's language
  const isRule = problem.kind === 'rule'
  const cause = problem.cause ? words(`cause.${problem.cause}` as 'cause.other') : null
  const kind = [problem.kind ? words(`kind.${problem.kind}`) : null, isRule ? null : cause]
  const foundBy = (isRule ? words('history.rule') : problem.foundBy) ?? '—'

  const bytes = await drawPdf(
    {
      title: `${t('title')} ${number}`,
      lang,
      author: signatory?.unit?.[lang] ?? city.name[lang],
      at,
      mark: demo ? t('mark') : null,
      foot: (page, pages) => t('foot', { number, page, pages }),
    },
    sheet => {
      sheet.title(t('title'))
      sheet.subtitle(number)
      sheet.rule()
      sheet.paragraph(t('to', { unit }))
      const over = order.clock?.over ?? 0
      sheet.paragraph(t(over > 0 ? `opening${whose}Late` : `opening${whose}`, { project, days: over }))
      sheet.heading(t('problem'))
      sheet.facts([
        [t('project'), problem.isOwnMatter ? words('ownMatter') : `${project} · ${problem.projectCode}`],
        [t('area'), problem.districtName?.[lang] ?? '—'],
        [t('kind'), kind.filter(each => each !== null).join(' · ') || '—'],
        [t('what'), (isRule ? [cause, problem.item].filter(Boolean).join(' · ') : problem.text) || '—'],
        [t('found'), t('foundBy', { at: moment.format(problem.foundAt), by: foundBy })],
      ])
      sheet.heading(t('order'))
      sheet.facts([
        [t('orderNo'), order.orderNo],
        [t('problemNo'), problem.problemNo],
        [t('role'), order.role ? words(`role.${order.role}`) : '—'],
        [t('issued'), moment.format(order.issuedAt)],
        [t('due'), order.dueAt ? t('dueOf', { at: moment.format(order.dueAt) }) : '—'],
        [t('state'), words(`state.${order.state}`)],
      ])
      sheet.heading(t('trace'))
      if (rule) {
        sheet.note(t('ruleTrace', { version: rule.version, rule: cause ?? '' }))
        table(sheet, rule.stretches)
      } else sheet.note(isRule ? t('noDays', { rule: cause ?? '' }) : t('noTrace'))
      if (clock) {
        sheet.note(t('clockTrace', { days: clock.workdays, extended: clock.extendedDays }))
        for (const { from, to, reason } of order.pauses)
          sheet.note(t('stopped', { from: day.format(from), to: day.format(to), reason: reason ?? '—' }))
        table(sheet, clock.stretches)
        if (clock.isProvisional) sheet.note(t('provisional'))
      }
      const colon = lang === 'zh' ? '：' : ': '
      const signUnit = signatory?.unit
        ? `${t('signUnit')}${colon}${signatory.unit[lang]}`
        : `${t('signBlank')}${colon}____________`
      const signer = `${t('signer')}${colon}${signatory?.name ?? '____________'}`
      sheet.signature([signUnit, signer, day.format(at)], { url, caption: t('link') })
    },
  )
  return { number, bytes }
}
