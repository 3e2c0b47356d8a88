/** A code with its titles; `local` codes belong to one city's or to our own list, the others to the national one. */
export interface Code {
  readonly code: string
  readonly titleZh: string
  readonly titleEn: string
}

/** Kinds of asset that have no national component code but that formulas and maps need. */
export const ownAssetClasses: readonly Code[] = [
  { code: 'lamp-cabinet', titleZh: '照明配电箱', titleEn: 'Lighting distribution cabinet' },
  { code: 'flood-point', titleZh: '易涝积水点', titleEn: 'Flood-prone point' },
  { code: 'gas-adjacent-space', titleZh: '燃气管网相邻空间', titleEn: 'Space adjacent to gas mains' },
  { code: 'emergency-stock', titleZh: '应急物资', titleEn: 'Emergency stock item' },
  { code: 'greenspace', titleZh: '绿地', titleEn: 'Green space' },
  { code: 'park', titleZh: '公园', titleEn: 'Park' },
  { code: 'greenway', titleZh: '绿道', titleEn: 'Greenway' },
  { code: 'waste-station', titleZh: '生活垃圾投放点', titleEn: 'Waste drop-off station' },
  { code: 'recycling-point', titleZh: '可回收物服务网点', titleEn: 'Recyclables collection point' },
  { code: 'market', titleZh: '农贸市场', titleEn: 'Wet market' },
  { code: 'community', titleZh: '社区（小区）', titleEn: 'Residential community' },
  { code: 'elderly-station', titleZh: '社区老年服务站', titleEn: 'Elderly service station' },
  { code: 'open-dataset', titleZh: '开放数据集', titleEn: 'Open dataset' },
  { code: 'pipe-water', titleZh: '供水管线', titleEn: 'Water main' },
  { code: 'pipe-sewer', titleZh: '排水管线', titleEn: 'Sewer' },
  { code: 'pipe-gas', titleZh: '燃气管线', titleEn: 'Gas main' },
  { code: 'pipe-power', titleZh: '电力管线', titleEn: 'Power line' },
  { code: 'pipe-telecom', titleZh: '通信管线', titleEn: 'Telecom line' },
  { code: 'pipe-heat', titleZh: '热力管线', titleEn: 'Heating main' },
  { code: 'assessed-zone', titleZh: '区域评估范围', titleEn: 'Assessed zone' },
]
