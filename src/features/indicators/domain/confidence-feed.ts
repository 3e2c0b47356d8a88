import type { Text } from './words/text'

export type FeedState = 'on-time' | 'late' | 'missing' | 'unknown'

export interface Feed {
  /** Moments at which something arrived, epoch ms, in any order; deliveries of one minute are one. */
  readonly arrivals: readonly number[]
  readonly now: number
  /** Longest silence that is allowed, where a formula states one, in ms. */
  readonly limit: number | null
}

export interface FeedFinding {
  readonly state: FeedState
  /** Median gap between arrivals; null with fewer than three. */
  readonly usualSeconds: number | null
  readonly silentSeconds: number | null
  readonly text: Text
}

const MINUTE = 60_000
const DAY = 86_400_000
/** Shorter silences are never late. */
const LEAST_SILENCE = 10 * MINUTE

/**
 * Whether a source is on time. Late: nothing came for more than two usual intervals (and ten minutes). Missing:
 * nothing came for longer than its limit; without one, for more than ten usual intervals and a day. Pure.
 */
export function feedState({ arrivals, now, limit }: Feed): FeedFinding {
  const moments = [...new Set(arrivals.map(each => Math.floor(each / MINUTE) * MINUTE))].sort((a, b) => a - b)
  const newest = Math.max(...arrivals)
  if (moments.length === 0)
    return {
      state: 'missing',
      usualSeconds: null,
      silentSeconds: null,
      text: { zh: '从未报送', en: 'nothing ever came' },
    }
  const gaps = moments.slice(1).map((each, i) => each - (moments[i] ?? each))
  gaps.sort((a, b) => a - b)
  const usual = gaps.length < 2 ? null : (gaps[Math.floor(gaps.length / 2)] ?? null)
  const silent = Math.max(0, now - newest)
  const longest = limit ?? (usual === null ? null : Math.max(10 * usual, DAY))
  const state: FeedState =
    longest !== null && silent > longest
      ? 'missing'
      : usual === null
        ? 'unknown'
        : silent > Math.max(2 * usual, LEAST_SILENCE)
          ? 'late'
          : 'on-time'
  const [ago, rhythm] = [spanText(silent), usual === null ? null : spanText(usual)]
  return {
    state,
    usualSeconds: usual === null ? null : usual / 1000,
    silentSeconds: Math.round(silent / 1000),
    text: {
      zh: `${ago.zh}前有报送${rhythm ? `，通常每${rhythm.zh}一次` : ''}${{ 'on-time': '', late: '，已迟报', missing: '，缺报', unknown: '' }[state]}`,
      en: `last came ${ago.en} ago${rhythm ? `, usually every ${rhythm.en}` : ''}${{ 'on-time': '', late: ': late', missing: ': missing', unknown: '' }[state]}`,
    },
  }
}

/** A stretch of time in its largest whole unit. */
function spanText(ms: number): Text {
  const [size, zh, en] = (
    [
      [DAY, '天', 'd'],
      [60 * MINUTE, '小时', 'h'],
      [MINUTE, '分钟', 'min'],
      [1000, '秒', 's'],
    ] as const
  ).find(([each]) => ms >= each) ?? [1000, '秒', 's']
  const count = Math.round(ms / size)
  return { zh: `${count}${zh}`, en: `${count} ${en}` }
}
