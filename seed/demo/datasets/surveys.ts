import type { Generator } from '../generator'
import { ratingSurveys } from '../projects/ratings'
import { chance } from '../random'
import type { Story } from '../story'
import { DAY, HOUR, type World } from '../world'

const questions: Readonly<Record<string, string>> = {
  'S-LIFELINE': 'S-SV-01',
  'S-EMERGENCY': 'S-SV-02',
  'S-NIGHT': 'S-SV-03',
  'T-ROAD': 'T-SV-01',
  'T-SIGN': 'T-SV-02',
  'T-CABLE': 'T-SV-03',
  'T-GREEN': 'T-SV-04',
  'O-BIKE': 'O-SV-01',
  'O-BUILD': 'O-SV-02',
  'O-PLACE': 'O-SV-03',
  'C-PARK': 'C-SV-01',
  'C-WALK': 'C-SV-02',
  'C-CYCLE': 'C-SV-03',
  'C-LIFE': 'C-SV-04',
  'C-ELDER': 'C-SV-05',
  'C-ACCESS': 'C-SV-06',
  'C-RESOLVE': 'C-SV-07',
}

/** A wave of questionnaires each quarter, and the investors' ratings month by month. */
export function surveys(world: World): Generator {
  return {
    dataset: 'survey',
    days: 3 * 365,
    whole: true,
    reach: 400,
    stories: () => [...waves(world), ...ratingSurveys(world)],
  }
}

function waves(world: World): Story[] {
  const { days, terrain, wants } = world
  const now = new Date(days.today * DAY)
  const quarter = now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3)
  return Array.from({ length: 17 }, (_, i) => quarter - 12 + i).flatMap(each => {
    const wave = Date.UTC(Math.floor(each / 4), (each % 4) * 3 + 1, 15) / DAY
    return terrain.districts.flatMap(district =>
      Object.entries(questions).map(([question, code]): Story => {
        const by = chance(world.seed, 'survey', question, district, wave)
        const answers = by.int(110, 320)
        const score =
          Math.round(Math.max(0, Math.min(100, wants.value(code, district) + by.normal(0, 0.8))) * 100) / 100
        return {
          born: days.start(wave) + 18 * HOUR,
          row: {
            source: 'demo-survey',
            wave: days.text(wave),
            question,
            title: `${days.text(wave).slice(0, 7)} 公众问卷`,
            score,
            answers,
            scoreSum: Math.round(score * answers * 100) / 100,
            district,
          },
          turns: [],
          ingested: days.start(wave) + 20 * HOUR,
        }
      }),
    )
  })
}
