import type { Text } from './words/text'

export type Mark = 'high' | 'medium' | 'low'

export interface ConfidenceReason {
  readonly code: 'rows' | 'coverage' | 'place' | 'districts' | 'freshness'
  readonly mark: Mark
  readonly text: Text
}

export interface Confidence {
  readonly mark: Mark
  /** All five that could be judged, the worst first. */
  readonly reasons: readonly ConfidenceReason[]
}

/** What is known of the data behind a value; null: not to be judged (no rows, no fields, above the level of streets). */
export interface Evidence {
  /** Rows that the value rests on. */
  readonly rows: number | null
  /** Least share of its rows in which a needed field is filled, 0 to 1, and that field's title. */
  readonly coverage: { readonly share: number; readonly title: Text } | null
  /** Share of the rows that have a street, for areas below a district. */
  readonly placed: number | null
  /** Districts that sent anything in the stretch, of all that the area has. */
  readonly districts: { readonly sent: number; readonly all: number } | null
  /** The worst state of its sources, and how many are in it. */
  readonly feed: {
    readonly state: 'on-time' | 'late' | 'missing' | 'unknown'
    readonly sources: readonly string[]
  } | null
}

/**
 * How far a value can be trusted: as far as the weakest of five findings. Pure.
 *
 * | finding | high | medium | low |
 * |---|---|---|---|
 * | rows it rests on | ≥ 30 | 10 to 29 | < 10 |
 * | least filled of the needed fields | ≥ 95 % | ≥ 80 % | < 80 % |
 * | rows with a street (areas below a district) | ≥ 95 % | ≥ 80 % | < 80 % |
 * | districts that sent anything | ≥ 90 % | ≥ 60 % | < 60 % |
 * | sources | on time, or too few deliveries to tell | one is late | one is missing |
 */
export function confidence({ rows, coverage, placed, districts, feed }: Evidence): Confidence {
  const reasons: ConfidenceReason[] = []
  const judge = (code: ConfidenceReason['code'], value: number, high: number, medium: number, text: Text) =>
    reasons.push({ code, mark: value >= high ? 'high' : value >= medium ? 'medium' : 'low', text })
  const percent = (share: number) => `${Math.floor(share * 1000) / 10} %`
  if (rows !== null)
    judge('rows', rows, 30, 10, {
      zh: rows < 10 ? `仅 ${rows} 条记录，数值易受个别记录影响` : `依据 ${rows} 条记录`,
      en: rows < 10 ? `only ${rows} records: single ones move the value` : `rests on ${rows} records`,
    })
  if (coverage !== null) {
    const { share, title } = coverage
    judge('coverage', share, 0.95, 0.8, {
      zh: `“${title.zh}”的填报率为 ${percent(share)}`,
      en: `“${title.en}” is filled in ${percent(share)} of the records`,
    })
  }
  if (placed !== null)
    judge('place', placed, 0.95, 0.8, {
      zh: `${percent(placed)} 的记录能落到街道`,
      en: `${percent(placed)} of the records have a street`,
    })
  if (districts !== null && districts.all > 0) {
    const { sent, all } = districts
    judge('districts', sent / all, 0.9, 0.6, {
      zh: `${all} 个区（市）县中 ${sent} 个有报送`,
      en: `${sent} of ${all} districts sent records`,
    })
  }
  if (feed !== null) {
    const { state, sources } = feed
    const names = sources.join('、')
    const mark = state === 'missing' ? 'low' : state === 'late' ? 'medium' : 'high'
    const text = {
      'on-time': { zh: '数据来源均按时报送', en: 'all sources are on time' },
      unknown: { zh: '报送次数太少，无法判断是否按时', en: 'too few deliveries to tell whether they are on time' },
      late: { zh: `数据来源迟报：${names}`, en: `late: ${sources.join(', ')}` },
      missing: { zh: `数据来源缺报：${names}`, en: `missing: ${sources.join(', ')}` },
    }[state]
    reasons.push({ code: 'freshness', mark, text })
  }
  const order = { low: 0, medium: 1, high: 2 } as const
  reasons.sort((a, b) => order[a.mark] - order[b.mark])
  return { mark: reasons[0]?.mark ?? 'low', reasons }
}
