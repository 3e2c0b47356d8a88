/**
 * Why an indicator has no value (or, for `other-period`, no score).
 * - `no-records`: nothing of the dataset has ever come in, or nothing is there to be averaged
 * - `stale-feed`: records of the dataset exist, but none of the whole city lies in the stretch that is counted
 * - `no-denominator`: nothing to divide by, nothing to judge
 * - `no-finished`: no row ended in the stretch
 * - `no-reference`: the reference series has no number for the area and year
 * - `not-applicable`: the city has no such thing
 * - `other-period`: the stretch is not the indicator's own, so floor and goal do not fit it
 */
export type Reason =
  | 'no-records'
  | 'stale-feed'
  | 'no-denominator'
  | 'no-finished'
  | 'no-reference'
  | 'not-applicable'
  | 'other-period'
