import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const roadDataset = defineDataset({
  name: 'road',
  titleZh: '道路路段状况',
  titleEn: 'Road segment condition',
  kind: 'state',
  time: null,
  key: ['segmentId'],
  order: [['cavityFoundAt', 'cavityFixedAt']],
  fields: [
    field('segmentId', 'string', '路段编号', 'Segment number', { required: true }),
    field('roadClass', 'enum', '道路等级', 'Road class', {
      required: true,
      values: ['expressway', 'arterial', 'secondary', 'branch', 'lane'],
    }),
    field('length_m', 'number', '长度', 'Length', { required: true, unit: 'm' }),
    field('area_m2', 'number', '面积', 'Area', { unit: 'm2' }),
    field('pci', 'number', '路面状况指数PCI', 'Pavement condition index'),
    field('rqi', 'number', '行驶质量指数RQI', 'Riding quality index'),
    field('surveyedAt', 'timestamp', '检测时间', 'Condition survey'),
    field('gprAt', 'timestamp', '最近雷达探测时间', 'Latest ground-penetrating-radar survey'),
    field('cavityRisk', 'int', '地下病害风险（0无～3高）', 'Cavity risk (0 none to 3 high)', { values: [0, 1, 2, 3] }),
    field('cavityFoundAt', 'timestamp', '空洞发现时间', 'Cavity found'),
    field('cavityFixedAt', 'timestamp', '空洞处置时间', 'Cavity treated'),
    field('swept', 'boolean', '是否纳入清扫保洁', 'Covered by sweeping'),
    field('lit', 'boolean', '是否装灯', 'Fitted with lighting'),
    field('hasFootway', 'boolean', '是否有人行道', 'Has a footway'),
    field('footwayOk_m', 'number', '人行道连续达标长度', 'Length of continuous footway of full width', {
      unit: 'm',
      max: 'length_m',
    }),
    field('cycleRoad', 'boolean', '是否应设非机动车道', 'Should have a cycle lane'),
    field('cycleLaneOk_m', 'number', '非机动车道连续长度', 'Length of continuous cycle lane', {
      unit: 'm',
      max: 'length_m',
    }),
    field('openedAt', 'timestamp', '建成通车时间', 'Opened'),
    field('overhauledAt', 'timestamp', '大修完成时间', 'Last overhaul'),
    field('name', 'string', '道路名称', 'Road name'),
  ],
})
