import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const enforcementDataset = defineDataset({
  name: 'enforcement',
  titleZh: '行政处罚案件',
  titleEn: 'Administrative penalty case',
  kind: 'event',
  time: 'filedAt',
  key: ['docketNo'],
  order: [
    ['filedAt', 'decidedAt'],
    ['decidedAt', 'publishedAt'],
  ],
  fields: [
    field('docketNo', 'string', '执法案号', 'Docket number', { required: true }),
    field('cause', 'enum', '案由', 'Cause', {
      required: true,
      values: [
        'gas-illegal',
        'street-trading',
        'illegal-building',
        'waste',
        'dust',
        'spoil-transport',
        'advertising',
        'road-works',
        'noise',
        'greenery',
        'drainage',
        'parking',
        'other',
      ],
    }),
    field('caseCls', 'string', '关联问题小类代码', 'Class code of the related problem', { codes: 'case-class' }),
    field('simple', 'boolean', '是否简易程序', 'Simple procedure', { required: true }),
    field('filedAt', 'timestamp', '立案时间', 'Filed', { required: true }),
    field('decidedAt', 'timestamp', '决定时间', 'Decided'),
    field('publishedAt', 'timestamp', '公示时间', 'Published'),
    field('fineAmount', 'number', '罚款金额', 'Fine', { unit: 'CNY' }),
    field('paidAmount', 'number', '已缴金额（不含加处罚款）', 'Part of the fine paid, surcharges left out', {
      unit: 'CNY',
      max: 'fineAmount',
    }),
    field('reviewOutcome', 'enum', '复议诉讼结果', 'Outcome of review or suit', { values: ['upheld', 'overturned'] }),
    field('recorded', 'boolean', '是否全过程记录', 'Recorded throughout', { required: true }),
    field('eligibleNoPenalty', 'boolean', '是否符合免罚条件', 'Eligible for leniency'),
    field('noPenalty', 'boolean', '是否不予处罚', 'No penalty imposed'),
  ],
})
