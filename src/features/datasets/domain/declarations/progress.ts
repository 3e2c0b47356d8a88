import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const progressDataset = defineDataset({
  name: 'progress',
  titleZh: '项目月度进展',
  titleEn: 'Monthly project progress',
  kind: 'event',
  time: 'month',
  key: ['projectCode', 'month'],
  fields: [
    field('projectCode', 'string', '项目代码', 'Project code', { required: true }),
    field('month', 'date', '月份（月初日）', 'Month (its first day)', { required: true }),
    field('isKey', 'boolean', '是否重点项目', 'Key project', { required: true }),
    field('planPct', 'number', '计划进度', 'Planned progress', { required: true, unit: '%' }),
    field('actualPct', 'number', '实际进度', 'Actual progress', { required: true, unit: '%' }),
    field('planInvest', 'number', '年初至本月计划投资', 'Planned investment, year to date', { unit: '10kCNY' }),
    field('actualInvest', 'number', '年初至本月完成投资', 'Investment made, year to date', { unit: '10kCNY' }),
    field('investOfPlan', 'number', '计划内完成投资', 'Investment made, counted up to the plan', {
      derived: true,
      unit: '10kCNY',
      max: 'planInvest',
    }),
    field('issueDue', 'int', '本月应化解问题数', 'Blocking issues due this month'),
    field('issuesResolvedOnTime', 'int', '其中按期化解数', 'Of these, resolved on time', { max: 'issueDue' }),
  ],
})
