import type { Chance } from '../random'
import { iso, type Row } from '../story'
import { DAY, type World } from '../world'
import type { Layer } from './coverage'

interface Question {
  readonly world: World
  readonly district: string
  /** Yes in the share the indicator wants in this district. */
  readonly yes: (code: string) => boolean
  readonly by: Chance
  readonly i: number
}

/** One class of the asset ledger: how many there are, where they stand, and what is said of each. */
export interface AssetPlan {
  readonly cls: string
  readonly title: string
  /** In the whole city, shared out by life. */
  readonly count?: number
  readonly atLeast?: number
  readonly number?: (world: World, district: string) => number
  /** Placed so that the wanted share of a layer lies within reach. */
  readonly serving?: { readonly layer: Layer; readonly metres: number; readonly code: string }
  /** One in a community: in all, or in the share the indicator wants. */
  readonly perCommunity?: string
  /** Indicator whose wanted value is the share that is intact. */
  readonly intact?: string
  /** Indicator whose wanted value is the share updated within thirty days. */
  readonly fresh?: string
  readonly fields?: (question: Question) => Row
}

const latest = (world: World, district: string, field: string): number => {
  const rows = world.city.reference.filter(row => row.district === district)
  const year = Math.max(0, ...rows.map(row => row.year))
  return rows.find(row => row.year === year)?.values[field] ?? 0
}

const plain = (
  cls: string,
  title: string,
  count: number,
  intact?: string,
  fields?: AssetPlan['fields'],
): AssetPlan => ({
  cls,
  title,
  count,
  atLeast: 3,
  ...(intact ? { intact } : {}),
  ...(fields ? { fields } : {}),
})

const advert: AssetPlan['fields'] = ({ world, yes, by, i }) => {
  const isLarge = i % 3 === 0
  const isLate = yes('S-AD-02')
  const isFiled = yes('T-AD-07')
  return {
    large: isLarge,
    area_m2: by.int(6, isLarge ? 160 : 30),
    safetyResult: isLarge ? (yes('S-AD-01') ? 'pass' : 'fail') : undefined,
    safetyCheckedAt: iso(world.anchor - by.between(40, 300) * DAY),
    safetyDueAt: iso(world.anchor + (isLate ? -by.between(5, 90) : by.between(40, 380)) * DAY),
    publicInterest: yes('T-AD-08'),
    permitNo: isFiled ? `HW${by.int(100_000, 999_999)}` : undefined,
    validTo: isFiled ? iso(world.anchor + by.between(90, 900) * DAY) : undefined,
  }
}

export const assetPlans: readonly AssetPlan[] = [
  {
    cls: 'C0301',
    title: '公共厕所',
    serving: { layer: 'population', metres: 500, code: 'C-TO-02' },
    number: (world, district) => latest(world, district, 'builtup_km2') * world.wants.value('C-TO-01', district),
    fields: ({ world, district, yes, by }) => ({
      open: true,
      hours24: yes('C-TO-04'),
      accessible: yes('C-TO-05'),
      thirdSpace: by.hit(0.2) && yes('C-TO-05'),
      femaleMaleRatio: Math.round((world.wants.value('C-TO-06', district) + by.normal(0, 0.08)) * 100) / 100,
      mapped: yes('C-TO-08'),
    }),
  },
  plain('C0302', '公厕指示牌', 1500, 'C-TO-07'),
  plain('C0305', '果皮箱', 5000, 'T-ES-15'),
  plain('C0306', '户外广告', 1800, undefined, advert),
  plain('C0307', '牌匾标识', 2600, undefined, ({ world, yes, by }) =>
    yes('T-AD-07')
      ? { permitNo: `PB${by.int(100_000, 999_999)}`, validTo: iso(world.anchor + by.between(60, 900) * DAY) }
      : {},
  ),
  plain('C0401', '古树名木', 700, undefined, ({ yes, by }) => ({
    grade: yes('S-GR-02') ? by.pick(['A', 'A', 'B']) : 'C',
  })),
  {
    ...plain('C0402', '行道树', 7000),
    // T-GR-05 is the share that is missing.
    fields: ({ yes }) => ({ state: yes('T-GR-05') ? 'missing' : 'intact' }),
  },
  plain('C0137', '路灯', 6000, undefined, ({ yes }) => ({ remote: yes('C-LT-07') })),
  plain('C0138', '地灯', 400, 'T-LT-01'),
  plain('C0139', '景观灯', 900, 'T-LT-01'),
  plain('C0140', '报刊亭', 160, 'T-CA-10'),
  plain('C0145', '自动售货机', 400, 'T-CA-10'),
  plain('C0146', '户外健身设施', 1600, 'C-GR-05'),
  plain('C0152', '休息亭', 240, 'T-CA-10'),
  plain('C0308', '宣传栏', 1200, 'T-CA-10'),
  {
    cls: 'C0407',
    title: '街头座椅',
    number: (world, district) =>
      Math.min(900, (latest(world, district, 'main_footway_km') * world.wants.value('C-GR-06', district)) / 0.95),
    intact: 'T-CA-10',
  },
  plain('C0405', '花钵花架', 700, 'T-GR-08'),
  plain('C0406', '雕塑', 240, 'T-GR-08'),
  plain('C0408', '绿地护栏', 700, 'T-GR-08'),
  plain('C0410', '喷泉', 120, 'T-GR-08'),
  plain('C0204', '公交站亭', 2200, 'T-RB-05', ({ yes, by }) => {
    const isWhole = yes('C-RB-07')
    return { seat: isWhole || by.hit(0.5), shelter: isWhole }
  }),
  plain('C0181', '无障碍坡道', 1500, 'C-RB-03'),
  plain('C0225', '非机动车停放点', 1800, 'C-PK-07'),
  plain('C0125', '公共供水器', 360, 'C-CM-06'),
  plain('C0103', '雨水井盖', 2400),
  plain('C0104', '雨水箅子', 1600),
  plain('lamp-cabinet', '照明配电箱', 700, 'S-LT-08'),
  plain('gas-adjacent-space', '燃气相邻空间', 800, undefined, ({ yes, by }) => {
    const riskGrade = by.int(1, 4)
    return { riskGrade, monitored: riskGrade <= 2 ? yes('S-GS-02') : by.hit(0.2) }
  }),
  plain('flood-point', '易涝积水点', 160, undefined, ({ world, yes, by }) => ({
    riskGrade: by.int(1, 3),
    fixedAt: yes('S-DR-01') ? iso(world.anchor - by.between(30, 900) * DAY) : undefined,
  })),
  plain('emergency-stock', '应急物资', 500, undefined, ({ yes, by }) => {
    const minQty = by.int(10, 200)
    return {
      minQty,
      qty: yes('S-EM-08') ? Math.round(minQty * by.between(1, 1.8)) : Math.round(minQty * by.between(0.4, 0.95)),
    }
  }),
  plain('greenspace', '绿地', 1400, undefined, ({ yes, by }) => {
    const shareable = by.hit(0.6)
    return {
      area_m2: by.int(2000, 12_000),
      grade: yes('T-GR-01') ? by.pick(['A', 'B']) : 'C',
      shareable,
      openShare: shareable && yes('C-GR-04'),
    }
  }),
  {
    cls: 'park',
    title: '公园',
    serving: { layer: 'residential_km2', metres: 500, code: 'C-GR-01' },
    fields: ({ by }) => ({ area_m2: Math.round(by.between(30_000, 110_000)) }),
  },
  {
    cls: 'greenway',
    title: '绿道',
    serving: { layer: 'residential_km2', metres: 1000, code: 'C-GR-02' },
  },
  {
    cls: 'market',
    title: '农贸市场',
    serving: { layer: 'population', metres: 1000, code: 'C-CM-03' },
  },
  {
    cls: 'waste-station',
    title: '生活垃圾投放点',
    serving: { layer: 'households', metres: 500, code: 'C-WS-01' },
    fields: () => ({ sorted: true }),
  },
  { cls: 'recycling-point', title: '可回收物服务点', perCommunity: 'C-WS-03' },
  { cls: 'elderly-station', title: '社区养老服务站', perCommunity: 'C-CM-04' },
  {
    cls: 'community',
    title: '居住社区',
    perCommunity: 'all',
    fields: ({ yes }) => ({ sorted: yes('T-WS-01'), complete: yes('C-CM-05') }),
  },
  { ...plain('open-dataset', '开放数据集', 246), fresh: 'C-PS-13' },
]
