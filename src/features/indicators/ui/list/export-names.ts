import en from '../../../../messages/en/indexPage.json'
import zh from '../../../../messages/zh/indexPage.json'

type Messages = typeof zh

/** The words of a file's cells in one language. What has no name in the messages stands for itself. */
export interface ExportNames {
  readonly lang: 'zh' | 'en'
  readonly title: string
  readonly column: Messages['export']['column']
  readonly dimension: (name: string) => string
  readonly domain: (name: string) => string
  readonly unit: (name: string) => string
  readonly length: (name: string) => string
  readonly reason: (name: string) => string
  readonly belowFloor: string
}

const named = (names: Readonly<Record<string, string>>) => (name: string) => names[name] ?? name

export function exportNames(lang: 'zh' | 'en'): ExportNames {
  const words: Messages = lang === 'zh' ? zh : en
  return {
    lang,
    title: words.title,
    column: words.export.column,
    dimension: named(words.dimension),
    domain: named(words.domain),
    unit: named(words.unit),
    length: named(words.length),
    reason: named(words.reason),
    belowFloor: words.list.belowFloor,
  }
}
