import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const facilityDayDataset = defineDataset({
  name: 'facility_day',
  titleZh: '公共设施日服务记录',
  titleEn: 'Daily service of a public facility',
  kind: 'event',
  time: 'date',
  key: ['facilityId', 'date'],
  fields: [
    field('facilityId', 'string', '设施编号', 'Facility number', { required: true }),
    field('date', 'date', '日期', 'Day', { required: true }),
    field('kind', 'enum', '设施类型', 'Kind of facility', {
      required: true,
      values: ['toilet', 'rest-station', 'park', 'charger', 'footbridge-lift'],
    }),
    field('planHours', 'number', '应开放时长', 'Hours it should be open', { required: true, unit: 'h' }),
    field('openHours', 'number', '实际开放时长', 'Hours it was open', { unit: 'h' }),
    field('openOfPlan', 'number', '计划时段内开放时长', 'Hours open, counted up to the plan', {
      derived: true,
      unit: 'h',
      max: 'planHours',
    }),
  ],
})
