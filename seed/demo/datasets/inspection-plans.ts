/** How often each field of check is made, and which indicators say how it should come out. */
export interface CheckPlan {
  readonly domain: string
  readonly perMonth: number
  /** Indicator whose wanted value is the share that passes. */
  readonly passing?: string
  readonly place: string
  readonly category?: readonly string[]
  /** Of what fails, the share that is grave. */
  readonly grave?: number
  /** Indicator for rectification in time. */
  readonly rectifying?: string
  readonly title: string
}

const plan = (
  domain: string,
  title: string,
  perMonth: number,
  place: string,
  more: Partial<CheckPlan> = {},
): CheckPlan => ({
  domain,
  title,
  perMonth,
  place,
  ...more,
})

export const checkPlans: readonly CheckPlan[] = [
  plan('bridge', '桥梁巡检', 70, 'facility', { rectifying: 'S-RB-09' }),
  plan('tunnel-mep', '隧道机电检查', 40, 'facility', { passing: 'S-RB-12' }),
  plan('footbridge', '天桥地道巡检', 44, 'facility', { passing: 'S-RB-23' }),
  plan('lighting-lux', '夜间照度抽检', 30, 'street', { passing: 'S-LT-06' }),
  plan('lighting-earthing', '防雷接地检测', 24, 'facility', { passing: 'S-LT-07' }),
  plan('lamp-appearance', '灯杆外观检查', 40, 'street', { passing: 'T-LT-03' }),
  plan('gas-household', '居民入户安检', 90, 'other'),
  plan('gas-restaurant', '餐饮燃气检查', 80, 'shop', { rectifying: 'S-GS-05', grave: 0.3 }),
  plan('gas-station', '加油加气站检查', 40, 'facility', { passing: 'S-GS-06' }),
  plan('site-safety', '工地安全检查', 110, 'site', { passing: 'S-CS-01', rectifying: 'S-CS-02', grave: 0.3 }),
  plan('site-dust', '工地扬尘检查', 190, 'site', {}),
  plan('road-works', '占道施工检查', 90, 'street', { passing: 'S-CS-05', category: ['A', 'A', 'B'] }),
  plan('reinstatement', '路面恢复回访', 50, 'street', { passing: 'O-RW-12' }),
  plan('play-equipment', '健身游乐设施检查', 30, 'square', { passing: 'S-GR-03' }),
  plan('waste-facility-safety', '垃圾处理设施检查', 30, 'facility', { passing: 'S-WS-01' }),
  plan('waste-sorting', '垃圾分类投放检查', 90, 'other'),
  plan('road-silt', '道路积尘检测', 130, 'street'),
  plan('cleaning', '保洁抽查', 180, 'lane', { passing: 'T-ES-06' }),
  plan('frontage', '门前责任制检查', 90, 'shop', { passing: 'T-CA-09', category: ['random', 'routine'] }),
  plan('market', '农贸市场检查', 50, 'facility', { passing: 'T-CA-13', category: ['random', 'routine'] }),
  plan('night-market', '夜市检查', 70, 'street', { passing: 'O-SO-05' }),
  plan('vendor-zone', '便民摊点检查', 50, 'street', { passing: 'C-CM-01' }),
  plan('toilet', '公厕保洁检查', 160, 'facility', { passing: 'T-TO-01' }),
  plan('greenspace', '绿地检查', 60, 'square'),
  plan('pollution-stop', '重污染停工检查', 36, 'site', { passing: 'T-DU-13' }),
  plan('enforcement-file', '执法案卷评查', 30, 'other', { passing: 'O-EN-05', category: ['random'] }),
]
