import type { LampRow } from './snapshot'

/** How a red lamp stands on a wall: new and pulsing, filled, or outlined because somebody took notice. */
export const careOf = ({
  isNew,
  isAcknowledged,
}: Pick<LampRow, 'isNew' | 'isAcknowledged'>): 'new' | 'open' | 'seen' =>
  isNew ? 'new' : isAcknowledged ? 'seen' : 'open'
