import { maskedText } from '../../../../shared/personal'
import type { Dataset } from '../define-dataset'
import type { DeriveContext } from './context'
import { textOf, type Values } from './values'

/** Whose rows nobody reads one by one: a title would only repeat the key a million times. */
const untitled = new Set(['reading', 'lamp', 'parking', 'facility_day', 'ref'])

/** Fields that say what a record is, the best first. The key closes every list. */
const speaking: Readonly<Record<string, readonly string[]>> = {
  project: ['name', 'projectCode'],
  approval_step: ['itemName', 'itemCode'],
  road: ['name', 'segmentId'],
  enterprise: ['name'],
  problem: ['text', 'problemNo'],
  incident: ['text', 'address', 'incidentNo'],
  hotline: ['text', 'address', 'ticketNo'],
  road_permit: ['applicantName', 'permitNo'],
}

const longestTitle = 80
/** Titles go everywhere (events, wall, lists): no personal number gets into one. */
const shortened = (words: string): string => {
  const text = maskedText(words)
  return text.length > longestTitle ? `${text.slice(0, longestTitle - 1)}…` : text
}

/** What a record is called where its sender gave no title. */
export function titler(dataset: Dataset, context: DeriveContext): ((values: Values) => string | null) | null {
  if (untitled.has(dataset.name)) return null
  const language = context.city.languages[0] === 'zh' ? 'zh' : 'en'
  const { classes } = context.city
  if (dataset.name === 'case') {
    return values => {
      const cls = textOf(values.cls) ?? ''
      const name = classes.get(cls)?.name[language] ?? cls
      const place = textOf(values.address) ?? textOf(values.streetText)
      return shortened(place ? `${name} · ${place}` : name) || null
    }
  }
  if (dataset.name === 'asset') {
    return values => {
      const name = classes.get(textOf(values.cls) ?? '')?.name[language]
      const code = textOf(values.assetCode)
      return name && code ? `${name} ${code}` : code
    }
  }
  const personal = new Set(dataset.fields.filter(each => each.personal).map(each => each.name))
  const fields = [...(speaking[dataset.name] ?? []), ...dataset.key].filter(each => !personal.has(each))
  return values => {
    for (const each of fields) {
      const text = textOf(values[each])
      if (text) return shortened(text)
    }
    return null
  }
}
