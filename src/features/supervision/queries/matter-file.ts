import en from '@/messages/en/analysis.json'
import stagesEn from '@/messages/en/projects.json'
import wordsEn from '@/messages/en/supervision.json'
import zh from '@/messages/zh/analysis.json'
import stagesZh from '@/messages/zh/projects.json'
import wordsZh from '@/messages/zh/supervision.json'
import { csvOf, type Sheet, xlsxOf } from '@/platform/sheet-file'
import { attachment } from '@/shared/file-name'
import { NONE } from '../domain/analysis'
import type { MatterList } from './matter-list'

const texts = {
  zh: { analysis: zh, supervision: wordsZh, stages: stagesZh.stage },
  en: { analysis: en, supervision: wordsEn, stages: stagesEn.stage },
} as const

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

const named = (names: Readonly<Record<string, string>>, key: string, none = '') =>
  key === NONE ? none : (names[key] ?? key)

interface Writing {
  readonly lang: 'zh' | 'en'
  readonly timeZone: string
}

/** `2026-11-21 14:05`; a limit that ends with a day says `24:00` of it. */
function stampIn(timeZone: string) {
  // Sweden writes days and hours as ISO 8601 does
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return (moment: Date | null, isLimit = false): string => {
    if (moment === null) return ''
    const text = format.format(moment)
    return isLimit && text.endsWith('00:00') ? format.format(moment.getTime() - 1).replace('23:59', '24:00') : text
  }
}

/** The list's rows in one language, the head first. */
export function matterSheet(list: MatterList, { lang, timeZone }: Writing): Sheet {
  const { analysis, supervision, stages } = texts[lang]
  const stamp = stampIn(timeZone)
  const { column } = analysis
  const yes = (is: boolean) => (is ? analysis.yes : '')
  const head = [
    column.number,
    column[list.of],
    column.kind,
    column.cause,
    column.what,
    column.project,
    column.projectCode,
    column.stage,
    column.units,
    column.since[list.of],
    column.limit,
    column.reported,
    column.accepted,
    column.state,
    column.late,
    column.lamp,
    column.flag,
  ]
  const rows = list.items.map(each => [
    each.number,
    each.no,
    named(supervision.kind, each.kind),
    named(supervision.cause, each.cause),
    [each.text, each.item].filter(Boolean).join(' · '),
    each.projectName ?? (each.isOwnMatter ? supervision.ownMatter : ''),
    each.projectCode,
    named(stages, each.stage),
    each.units.map(unit => unit[lang]).join(lang === 'zh' ? '、' : ', '),
    stamp(each.since),
    stamp(each.dueAt, true),
    stamp(each.reportedAt),
    stamp(each.acceptedAt),
    supervision.problemState[each.state],
    yes(each.isLate),
    each.lamp === null ? '' : analysis.lamp[each.lamp],
    each.flagDays,
  ])
  return { rows: [head, ...rows], widths: [6, 18, 8, 16, 40, 32, 26, 16, 32, 17, 17, 17, 17, 12, 8, 8, 8] }
}

/** The list as a file; what a spreadsheet would run as a formula is made harmless by the writer. */
export function matterFile(list: MatterList, type: keyof typeof types, writing: Writing) {
  const { title } = texts[writing.lang].analysis.list
  const sheet = matterSheet(list, writing)
  const name = `${title[list.of]}-${list.until}${list.span === 1 ? '' : `-${list.span}`}.${type}`
  const headers = {
    'content-type': types[type],
    'content-disposition': attachment(name),
    'cache-control': 'no-store',
  }
  const body = type === 'csv' ? csvOf(sheet) : new Uint8Array(xlsxOf(sheet, title[list.of]))
  return { name, answer: () => new Response(body, { headers }) }
}
