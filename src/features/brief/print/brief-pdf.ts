import { drawPdf } from '@/platform/pdf'
import type { BriefMap } from '../queries/brief-map'
import type { BriefQuestion, DailyBrief } from '../queries/daily-brief'
import { briefWords } from './brief-words'
import { mapPage } from './map-page'
import { wordsPage } from './words-page'

interface Printing extends BriefQuestion {
  readonly lang: 'zh' | 'en'
  readonly demo: boolean
}

/** Sizes of the writing, the largest at which all fits on one page is taken. */
const scales = [0.9, 0.84, 0.78, 0.72, 0.66] as const

/** A day's brief as it is printed: one page of words and numbers, one of map. */
export async function briefPdf(
  brief: DailyBrief,
  map: BriefMap,
  printing: Printing,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const { lang, city, day, demo } = printing
  const words = briefWords(printing)
  const { t } = words
  const draw = async (scale: number) => {
    let count = 0
    const printed = {
      title: `${t('title')} ${words.area} ${day.day}`,
      lang,
      author: city.name[lang],
      at: day.at,
      scale,
      mark: demo ? t('mark') : null,
      foot: (page: number, pages: number) => {
        count = pages
        return t('foot', { area: words.area, day: day.day, page, pages })
      },
    }
    const bytes = await drawPdf(printed, sheet => {
      wordsPage(sheet, brief, words)
      sheet.turn()
      mapPage(sheet, map, words)
    })
    return { bytes, count }
  }
  let drawn = await draw(scales[0])
  for (const scale of scales.slice(1)) if (drawn.count > 2) drawn = await draw(scale)
  return { name: t('file', { area: words.area, day: day.day }), bytes: drawn.bytes }
}
