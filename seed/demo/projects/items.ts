/** One approval item: what is decided, by whom, in how many working days. */
export interface Item {
  readonly code: string
  readonly name: string
  readonly stage: 1 | 2 | 3 | 4 | 5
  /** Items of a later wave begin when those of the earlier ones are done. */
  readonly wave: number
  readonly unit: string
  readonly limit: number
  readonly kind?: 'joint-drawing-review' | 'joint-acceptance' | 'utility-connection'
  readonly commitment?: true
  readonly parallel?: true
  /** Share of projects that need it. */
  readonly share?: number
}

/** The ways of 工程建设项目审批 in the demo city: four stages and what runs beside them. */
export const items: readonly Item[] = [
  { code: 'LX01', name: '企业投资项目备案', stage: 1, wave: 1, unit: 'U-REFORM', limit: 3 },
  { code: 'LX02', name: '用地预审与选址意见', stage: 1, wave: 1, unit: 'U-PLANNING', limit: 7, parallel: true },
  {
    code: 'LX03',
    name: '节能审查',
    stage: 1,
    wave: 1,
    unit: 'U-REFORM',
    limit: 6,
    commitment: true,
    parallel: true,
    share: 0.4,
  },
  { code: 'LX04', name: '建设用地规划许可', stage: 1, wave: 2, unit: 'U-PLANNING', limit: 6 },
  { code: 'GC01', name: '设计方案审查', stage: 2, wave: 1, unit: 'U-PLANNING', limit: 8, parallel: true },
  {
    code: 'GC02',
    name: '人防工程审查',
    stage: 2,
    wave: 1,
    unit: 'U-DEFENCE',
    limit: 4,
    commitment: true,
    parallel: true,
    share: 0.6,
  },
  { code: 'GC03', name: '文物勘探意见', stage: 2, wave: 1, unit: 'U-HERITAGE', limit: 6, parallel: true, share: 0.35 },
  { code: 'GC04', name: '建设工程规划许可', stage: 2, wave: 2, unit: 'U-PLANNING', limit: 7 },
  {
    code: 'SG01',
    name: '施工图联合审查',
    stage: 3,
    wave: 1,
    unit: 'U-HOUSING',
    limit: 10,
    kind: 'joint-drawing-review',
  },
  { code: 'SG02', name: '消防设计审查', stage: 3, wave: 1, unit: 'U-FIRE', limit: 7, parallel: true, share: 0.7 },
  {
    code: 'SG03',
    name: '质量安全监督手续',
    stage: 3,
    wave: 1,
    unit: 'U-HOUSING',
    limit: 3,
    commitment: true,
    parallel: true,
  },
  { code: 'SG04', name: '建筑工程施工许可', stage: 3, wave: 2, unit: 'U-APPROVAL', limit: 3 },
  { code: 'JG01', name: '规划核实', stage: 4, wave: 1, unit: 'U-PLANNING', limit: 5, parallel: true },
  { code: 'JG02', name: '消防验收', stage: 4, wave: 1, unit: 'U-FIRE', limit: 6, parallel: true, share: 0.7 },
  { code: 'JG03', name: '联合验收', stage: 4, wave: 1, unit: 'U-HOUSING', limit: 8, kind: 'joint-acceptance' },
  { code: 'JG04', name: '竣工验收备案', stage: 4, wave: 2, unit: 'U-HOUSING', limit: 3, commitment: true },
  {
    code: 'BX01',
    name: '环境影响评价审批',
    stage: 5,
    wave: 1,
    unit: 'U-ECOLOGY',
    limit: 8,
    commitment: true,
    share: 0.5,
  },
  {
    code: 'BX02',
    name: '水土保持方案审批',
    stage: 5,
    wave: 1,
    unit: 'U-WATER',
    limit: 6,
    commitment: true,
    share: 0.5,
  },
  {
    code: 'BX03',
    name: '供水接入',
    stage: 5,
    wave: 2,
    unit: 'U-TAP',
    limit: 9,
    kind: 'utility-connection',
    share: 0.8,
  },
  {
    code: 'BX04',
    name: '供电接入',
    stage: 5,
    wave: 2,
    unit: 'U-POWER',
    limit: 10,
    kind: 'utility-connection',
    share: 0.8,
  },
  {
    code: 'BX05',
    name: '供气接入',
    stage: 5,
    wave: 2,
    unit: 'U-GAS',
    limit: 10,
    kind: 'utility-connection',
    share: 0.4,
  },
  { code: 'BX06', name: '城镇污水排入排水管网许可', stage: 5, wave: 3, unit: 'U-WATER', limit: 10, commitment: true },
  { code: 'BX07', name: '工程建设涉及绿地审批', stage: 5, wave: 3, unit: 'U-PARKS', limit: 12, share: 0.6 },
  { code: 'BX08', name: '占用挖掘道路审批', stage: 5, wave: 3, unit: 'U-URBAN', limit: 7, parallel: true },
  { code: 'BX09', name: '建筑垃圾处置核准', stage: 5, wave: 3, unit: 'U-URBAN', limit: 8, commitment: true },
  { code: 'BX10', name: '防雷装置审核', stage: 5, wave: 4, unit: 'U-WEATHER', limit: 10, share: 0.7 },
  { code: 'BX11', name: '特殊建设工程消防审查', stage: 5, wave: 4, unit: 'U-FIRE', limit: 12, share: 0.6 },
  {
    code: 'BX12',
    name: '通信接入',
    stage: 5,
    wave: 4,
    unit: 'U-TELECOM',
    limit: 8,
    kind: 'utility-connection',
    share: 0.7,
  },
]

/** What a project builds: name, flow type (data list GJBZSPLCLX), lead unit, investment in 10,000 yuan. */
export const undertakings: readonly (readonly [name: string, flow: number, lead: string, low: number, high: number])[] =
  [
    ['智能装备产业园', 6, 'U-REFORM', 30_000, 260_000],
    ['生物医药研发中心', 6, 'U-REFORM', 20_000, 180_000],
    ['新能源电池生产基地', 6, 'U-REFORM', 80_000, 600_000],
    ['集成电路封测厂房', 6, 'U-REFORM', 60_000, 420_000],
    ['数据中心', 6, 'U-REFORM', 40_000, 300_000],
    ['冷链物流园', 3, 'U-REFORM', 15_000, 90_000],
    ['总部办公楼', 3, 'U-HOUSING', 20_000, 160_000],
    ['商业综合体', 3, 'U-HOUSING', 40_000, 320_000],
    ['人才公寓', 3, 'U-HOUSING', 20_000, 120_000],
    ['保障性租赁住房', 1, 'U-HOUSING', 18_000, 110_000],
    ['中学新建工程', 1, 'U-HOUSING', 12_000, 45_000],
    ['小学及幼儿园新建工程', 1, 'U-HOUSING', 6000, 26_000],
    ['医院改扩建工程', 1, 'U-HOUSING', 20_000, 150_000],
    ['文化活动中心', 1, 'U-HOUSING', 5000, 24_000],
    ['道路改造工程', 2, 'U-URBAN', 3000, 40_000],
    ['跨河桥梁工程', 7, 'U-URBAN', 8000, 60_000],
    ['排水管网更新工程', 2, 'U-WATER', 3000, 30_000],
    ['污水处理厂扩能工程', 8, 'U-WATER', 15_000, 90_000],
    ['供水厂深度处理工程', 8, 'U-WATER', 10_000, 70_000],
    ['变电站新建工程', 9, 'U-REFORM', 8000, 50_000],
    ['公园城市绿道工程', 1, 'U-PARKS', 2000, 20_000],
    ['公共停车楼', 4, 'U-URBAN', 2000, 12_000],
  ]
