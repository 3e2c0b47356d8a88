/** 全生命周期: from planning to operation, in order. */
export const lifeStages = [
  'planned',
  'signed',
  'land',
  'siting-permit',
  'planning-permit',
  'construction-permit',
  'started',
  'accepted',
  'operating',
] as const
export type LifeStage = (typeof lifeStages)[number]
