import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const refDataset = defineDataset({
  name: 'ref',
  titleZh: '参考序列（按区县与年度）',
  titleEn: 'Reference series, one value per district and year',
  kind: 'reference',
  time: null,
  key: ['district', 'year'],
  fields: [
    field('year', 'int', '年度', 'Year', { required: true }),
    field('population', 'number', '常住人口', 'Resident population', { required: true, unit: 'persons', layer: true }),
    field('households', 'number', '户数', 'Households', { required: true, unit: 'households', layer: true }),
    field('residential_km2', 'number', '居住用地面积', 'Residential land', {
      required: true,
      unit: 'km2',
      layer: true,
    }),
    field('builtup_km2', 'number', '建成区面积', 'Built-up area', { required: true, unit: 'km2' }),
    field('communities', 'int', '社区数', 'Communities in the official register', { required: true }),
    field('cells', 'int', '单元网格数', 'Unit cells', { required: true }),
    field('road_km', 'number', '道路长度', 'Roads', { required: true, unit: 'km' }),
    field('lit_road_km', 'number', '装灯道路长度', 'Lit roads', { required: true, unit: 'km' }),
    field('main_footway_km', 'number', '主要人行道长度', 'Main footways', { required: true, unit: 'km' }),
    field('river_km', 'number', '河道长度', 'Rivers', { required: true, unit: 'km' }),
    field('gas_km', 'number', '燃气管网长度', 'Gas mains', { required: true, unit: 'km' }),
    field('water_km', 'number', '供水管网长度', 'Water mains', { required: true, unit: 'km' }),
    field('restaurants', 'int', '餐饮单位数', 'Restaurants in the producer register', { required: true }),
    field(
      'terminal_capacity_t',
      'number',
      '生活垃圾末端处理能力',
      'Design capacity of municipal waste terminals, per month',
      { required: true, unit: 't/month' },
    ),
  ],
})
