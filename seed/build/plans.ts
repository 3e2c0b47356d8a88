import type { Point } from './shapes'
import type { Hub } from './sites'

/** One real district and how much is generated inside it. `population` is rounded and made up near the census of 2020. */
export interface DistrictPlan {
  code: string
  zh: string
  en: string
  /** Its name in the source file, where that is older. */
  sourceName?: string
  population: number
  streets: number
  /** Share of streets that are towns (镇). */
  towns: number
}

/** A management body: the streets whose centre lies in one of the circles (centre, radius in km) and districts. */
export interface BodyPlan {
  code: string
  zh: string
  en: string
  /** What it goes by in narrow tables. */
  short?: { zh: string; en: string }
  circles: { at: Point; km: number; districts: string[] }[]
}

export interface CityPlan {
  name: string
  code: string
  zh: string
  en: string
  seed: number
  sourceFile: string
  communities: number
  cells: number
  center: Point
  zoom: number
  hubs: Hub[]
  /** The seat of a district is a hub of its own; its weight against the city centre's 1. */
  seatWeight: number
  districts: DistrictPlan[]
  bodies: BodyPlan[]
  groups: { code: string; zh: string; en: string; members: string[] }[]
  /** Source files of the province's outline, by the beginning of their names. */
  provincePrefix?: string
  telephone: string
}

const d = (code: string, zh: string, en: string, population: number, streets: number, towns = 0, sourceName?: string) =>
  ({ code, zh, en, population, streets, towns, ...(sourceName ? { sourceName } : {}) }) satisfies DistrictPlan

const chengdu: CityPlan = {
  name: 'chengdu',
  code: '510100',
  zh: '成都市',
  en: 'Chengdu',
  seed: 510100,
  sourceFile: 'si4_chuan1_cheng2_du1',
  communities: 3000,
  cells: 12000,
  center: [104.0633, 30.6598],
  zoom: 8.6,
  hubs: [
    { at: [104.0633, 30.6598], spread: 0.075, weight: 1 },
    { at: [104.063, 30.56], spread: 0.05, weight: 0.6 },
    { at: [104.066, 30.46], spread: 0.06, weight: 0.28 },
    { at: [103.93, 30.75], spread: 0.045, weight: 0.35 },
    { at: [104.34, 30.31], spread: 0.05, weight: 0.12 },
  ],
  seatWeight: 0.4,
  districts: [
    d('510104', '锦江区', 'Jinjiang', 900_000, 11),
    d('510105', '青羊区', 'Qingyang', 950_000, 12),
    d('510106', '金牛区', 'Jinniu', 1_260_000, 13),
    d('510107', '武侯区', 'Wuhou', 1_860_000, 17),
    d('510108', '成华区', 'Chenghua', 1_380_000, 11),
    d('510112', '龙泉驿区', 'Longquanyi', 1_340_000, 11, 0.3),
    d('510113', '青白江区', 'Qingbaijiang', 490_000, 9, 0.5),
    d('510114', '新都区', 'Xindu', 1_550_000, 13, 0.3),
    d('510115', '温江区', 'Wenjiang', 960_000, 9, 0.3),
    d('510116', '双流区', 'Shuangliu', 2_440_000, 24, 0.3),
    d('510117', '郫都区', 'Pidu', 1_670_000, 13, 0.3),
    d('510118', '新津区', 'Xinjin', 360_000, 8, 0.5, '新津县'),
    d('510121', '金堂县', 'Jintang', 800_000, 16, 0.6),
    d('510129', '大邑县', 'Dayi', 510_000, 11, 0.7),
    d('510131', '蒲江县', 'Pujiang', 250_000, 8, 0.6),
    d('510181', '都江堰市', 'Dujiangyan', 710_000, 11, 0.5),
    d('510182', '彭州市', 'Pengzhou', 780_000, 13, 0.6),
    d('510183', '邛崃市', 'Qionglai', 600_000, 14, 0.6),
    d('510184', '崇州市', 'Chongzhou', 730_000, 14, 0.6),
    d('510185', '简阳市', 'Jianyang', 1_110_000, 22, 0.6),
  ],
  bodies: [
    {
      code: 'MB-GX',
      zh: '成都高新区',
      en: 'Hi-tech Zone',
      short: { zh: '高新区', en: 'Hi-tech' },
      circles: [
        { at: [104.063, 30.57], km: 6.5, districts: ['510107', '510116'] },
        { at: [103.93, 30.755], km: 5, districts: ['510117'] },
      ],
    },
    {
      code: 'MB-TF',
      zh: '四川天府新区',
      en: 'Tianfu New Area',
      short: { zh: '天府新区', en: 'Tianfu' },
      circles: [{ at: [104.1, 30.43], km: 17, districts: ['510116'] }],
    },
    {
      code: 'MB-DX',
      zh: '成都东部新区',
      en: 'Eastern New Area',
      short: { zh: '东部新区', en: 'Eastern' },
      circles: [{ at: [104.37, 30.33], km: 20, districts: ['510185'] }],
    },
  ],
  groups: [
    {
      code: '5+2',
      zh: '5+2 中心城区',
      en: '5+2 central area',
      members: ['510104', '510105', '510106', '510107', '510108', 'MB-GX', 'MB-TF'],
    },
    {
      code: '11+2',
      zh: '11+2 中心城区',
      en: '11+2 central city',
      members: [
        ...['510104', '510105', '510106', '510107', '510108'],
        ...['510112', '510113', '510114', '510115', '510116', '510117', 'MB-GX', 'MB-TF'],
      ],
    },
  ],
  provincePrefix: 'si4_chuan1_',
  telephone: '028-0000',
}

const huaian: CityPlan = {
  name: 'huaian',
  code: '320800',
  zh: '淮安市',
  en: "Huai'an",
  seed: 320800,
  sourceFile: 'jiang1_su1_huai2_an1',
  communities: 700,
  cells: 2800,
  center: [119.0153, 33.6104],
  zoom: 8.7,
  hubs: [{ at: [119.02, 33.6], spread: 0.06, weight: 1 }],
  seatWeight: 0.45,
  districts: [
    d('320803', '淮安区', "Huai'an District", 790_000, 16, 0.6),
    d('320804', '淮阴区', 'Huaiyin', 740_000, 14, 0.6),
    d('320812', '清江浦区', 'Qingjiangpu', 770_000, 14, 0.2),
    d('320813', '洪泽区', 'Hongze', 290_000, 9, 0.6),
    d('320826', '涟水县', 'Lianshui', 830_000, 16, 0.7),
    d('320830', '盱眙县', 'Xuyi', 600_000, 13, 0.7),
    d('320831', '金湖县', 'Jinhu', 290_000, 8, 0.7),
  ],
  bodies: [],
  groups: [
    { code: 'city-districts', zh: '市辖区', en: 'City districts', members: ['320803', '320804', '320812', '320813'] },
  ],
  telephone: '0517-0000',
}

export const plans: Record<string, CityPlan> = { chengdu, huaian }
