/** A sentence in both languages. */
export interface Text {
  readonly zh: string
  readonly en: string
}

/** A formula as people say it, and what its two parts are; null where a function has no such part. */
export interface FormulaWords {
  readonly whole: Text
  readonly numerator: Text | null
  readonly denominator: Text | null
}

/** What the city's code lists call their codes, and what a pattern of codes covers; null: nothing is known. */
export interface CodeNames {
  readonly code: (list: string, code: string) => Text | null
  readonly pattern: (list: string, pattern: string) => Text | null
}

export const listed = (items: readonly string[]): string => {
  const last = items[items.length - 1] ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join('、')}或${last}`
}
export const listedEn = (items: readonly string[]): string => {
  const last = items[items.length - 1] ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} or ${last}`
}
export const plainList = (values: readonly (string | number | boolean)[]): Text => ({
  zh: listed(values.map(String)),
  en: listedEn(values.map(String)),
})

export const join = (texts: readonly Text[], zh: string, en: string): Text => ({
  zh: texts.map(each => each.zh).join(zh),
  en: texts.map(each => each.en).join(en),
})
