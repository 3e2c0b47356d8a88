import type { Chance, Share } from '../random'
import { iso, type Turn } from '../story'
import { HOUR, type World } from '../world'
import { docketNo } from './enforcement'

const MIN = 60_000

/** From the work done to the closing, and the word back to the citizen. */
export function finish(
  world: World,
  turns: Turn[],
  handled: number,
  isLate: boolean,
  share: Share,
  by: Chance,
  district: string,
  foundBy: string,
  week: number,
): void {
  const { wants } = world
  const asked = handled + by.between(2, 12) * MIN
  const checked =
    asked + (share('check', wants.share('O-DM-27', district)) ? by.between(8, 52) : by.between(64, 200)) * MIN
  const closed = checked + by.between(3, 40) * MIN
  turns.push(
    [asked, { checkRequestedAt: iso(asked) }],
    [checked, { status: 'checked', checkedAt: iso(checked), checkResult: 'pass' }],
    [closed, { status: 'closed', closedAt: iso(closed) }],
  )
  if (turns.some(([, set]) => set.needEnforcement === true) && share('linked', wants.share('O-EN-10', district)))
    turns.push([closed + MIN, { enforcementId: docketNo(world, week, by.int(0, 70)) }])
  if (isLate && share('appeal', 0.3)) {
    const heard = closed + by.between(20, 90) * HOUR
    turns.push(
      [closed + 2 * HOUR, { appeal: 'pending' }],
      [heard, { appeal: share('approved', wants.share('O-DM-30', district)) ? 'approved' : 'rejected' }],
    )
  }
  if (foundBy !== 'public') return
  if (share('feedback', wants.share('C-HL-10', district)))
    turns.push([closed + 5 * MIN, { feedbackAt: iso(closed + 5 * MIN) }])
  const score = wants.value('C-HL-12', district)
  const visit = closed + by.between(3, 30) * HOUR
  turns.push([visit, { visitScore: share('visit', score % 1) ? Math.ceil(score) : Math.floor(score) }])
  turns.sort(([a], [b]) => a - b)
}
