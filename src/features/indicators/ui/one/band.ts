/** Bands of a score on desks: from 90, 75 and 60 up. */
export type Band = 'good' | 'fair' | 'low' | 'poor'

export function bandOf(score: number): Band {
  if (score >= 90) return 'good'
  if (score >= 75) return 'fair'
  return score >= 60 ? 'low' : 'poor'
}
