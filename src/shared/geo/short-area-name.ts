/** What an area may be called after, by language. Kinds of a zone (新区, 开发区) stay: without them nobody knows the name. */
const zh = /(?:街道|社区|(?<![新发园矿林特])[区县市镇乡])$/
const en = / (?:District|County|City|New Area|Zone|Subdistrict|Town|Township|Community)$/

/** Fewer signs than these are no name: 蓟县 stays whole. */
const LEAST = 2

/** On maps and in narrow tables areas go by their short names, as on every printed map: 郫都, not 郫都区. */
export function shortAreaName(name: string, lang: 'zh' | 'en'): string {
  const short = name.replace(lang === 'zh' ? zh : en, '')
  return short.length < LEAST ? name : short
}
