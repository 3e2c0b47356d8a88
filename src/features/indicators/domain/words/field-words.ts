import { type Field, refDataset } from '@/features/datasets'
import type { Text } from './text'

/** A field's title as it stands in a sentence: what is said in brackets belongs to the form, not to the sentence. */
export function fieldWords(field: Field): Text {
  if (field.codes !== undefined) return { zh: '类别', en: 'class' }
  const isScale = field.type === 'int' && field.values !== undefined && /\d/.test(field.titleZh)
  if (isScale) return { zh: field.titleZh, en: lower(field.titleEn) }
  return {
    zh: field.titleZh.replace(/（[^（）]*）$/, ''),
    en: lower(field.titleEn.replace(/\s*[,:(].*$/, '')),
  }
}

/** Titles begin with a capital; inside a sentence only names and shortcuts keep it. */
const lower = (title: string): string => (/^[A-Z][a-z]/.test(title) ? title[0]?.toLowerCase() + title.slice(1) : title)

export const seriesOf = (name: string): Field | undefined => refDataset.fields.find(each => each.name === name)

export function seriesWords(name: string): Text {
  const series = seriesOf(name)
  return series ? fieldWords(series) : { zh: name, en: name }
}
