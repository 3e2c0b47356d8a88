import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const wasteTripDataset = defineDataset({
  name: 'waste_trip',
  titleZh: '垃圾渣土运输车次',
  titleEn: 'Waste and spoil vehicle trip',
  kind: 'event',
  time: 'unloadedAt',
  key: ['tripNo'],
  order: [['loadedAt', 'unloadedAt']],
  fields: [
    field('tripNo', 'string', '车次编号', 'Trip number', { required: true }),
    field('kind', 'enum', '垃圾类别', 'Kind of waste', {
      required: true,
      values: ['residual', 'kitchen', 'recyclable', 'hazardous', 'bulky', 'garden', 'construction', 'restaurant'],
    }),
    field('msw', 'boolean', '是否生活垃圾', 'Municipal solid waste', { required: true }),
    field('producer', 'string', '产生单位（名录编号）', 'Producer (number in the register)'),
    field('bookedAt', 'timestamp', '预约时间', 'Booked'),
    field('loadedAt', 'timestamp', '装车时间', 'Loaded'),
    field('unloadedAt', 'timestamp', '卸车时间', 'Unloaded'),
    field('tonnes', 'number', '净重', 'Net weight', { unit: 't' }),
    field('sealed', 'boolean', '是否密闭', 'Sealed'),
    field('sameDay', 'boolean', '是否当日清运', 'Collected the same day'),
    field('onTime', 'boolean', '是否在公示时段内', 'Inside the published window'),
    field('onRoute', 'boolean', '是否按核准路线', 'On the approved route'),
    field('permitNo', 'string', '处置核准号', 'Disposal permit'),
    field('treatment', 'enum', '处理方式（终端）', 'Treatment (at the terminal)', {
      values: ['incineration', 'biological', 'recycling', 'landfill'],
    }),
    field(
      'facilityType',
      'enum',
      '卸车场所（中转/终端）',
      'Place of unloading: transfer station or terminal of any treatment',
      { values: ['transfer', 'terminal'] },
    ),
  ],
})
