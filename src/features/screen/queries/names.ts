import { shortAreaName } from '@/shared/geo/short-area-name'
import type { City } from '../../areas'
import { findDataset } from '../../datasets'
import { OWN_SOURCE } from '../../sources/server'

/** What our own desks are called beside the systems that send to us. */
const ownName = { zh: '本平台', en: 'this platform' } as const

/** Codes as the reader's language calls them. A code without a name stands for itself. */
export interface Names {
  readonly lang: 'zh' | 'en'
  readonly area: (code: string | null) => string | null
  readonly unit: (code: string) => string
  readonly caseClass: (code: string) => string
  /** Null: the source never said what it is called. */
  readonly source: (code: string) => string | null
  readonly dataset: (name: string) => string
  /** The same in a word, as the source of a panel. */
  readonly feed: (dataset: string) => string
}

/** Titles of datasets that are too long beside a panel's own, in a word. */
const feeds: Readonly<Record<string, string>> = {
  case: 'Cases',
  incident: 'Incidents',
  problem: 'Problems',
  project: 'Projects',
  road_permit: 'Permits',
  service_rating: 'Ratings',
  work_order: 'Orders',
}

export function namesOf(
  city: City,
  lang: 'zh' | 'en',
  sources: ReadonlyMap<string, { zh: string; en: string }>,
): Names {
  const dataset = (name: string) => {
    const found = findDataset(name)
    if (!found) return name
    return lang === 'zh' ? found.titleZh : found.titleEn
  }
  return {
    lang,
    area: code => {
      if (code === null) return null
      const name = city.areas.get(code)?.name[lang]
      if (name === undefined) return code
      return lang === 'en' ? shortAreaName(name, lang) : name
    },
    unit: code => city.units.get(code)?.name[lang] ?? code,
    caseClass: code => city.classes.get(code)?.name[lang] ?? code,
    source: code => sources.get(code)?.[lang] ?? (code === OWN_SOURCE ? ownName[lang] : null),
    dataset,
    feed: name => (lang === 'en' ? feeds[name] : undefined) ?? dataset(name),
  }
}
