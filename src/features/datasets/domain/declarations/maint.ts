import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const maintDataset = defineDataset({
  name: 'maint',
  titleZh: '养护作业工单',
  titleEn: 'Maintenance work order',
  kind: 'event',
  time: 'orderedAt',
  key: ['orderNo'],
  order: [['startedAt', 'finishedAt']],
  fields: [
    field('orderNo', 'string', '工单编号', 'Order number', { required: true }),
    field('domain', 'enum', '作业领域', 'Field of work', {
      required: true,
      values: [
        'sweeping',
        'drainage',
        'gas',
        'lighting',
        'utility-tunnel',
        'cable-tidy',
        'guardrail-wash',
        'sanitation',
      ],
    }),
    field('kind', 'enum', '作业种类', 'Kind of work', {
      required: true,
      values: ['sweep', 'flush', 'patrol-clean', 'dredging', 'main-renewal', 'patrol', 'repair', 'other'],
    }),
    field('mode', 'enum', '作业方式', 'Mechanised or manual', { values: ['mech', 'manual'] }),
    field('roadClass', 'enum', '清扫保洁等级（CJJ/T 126）', 'Cleaning class of the road (CJJ/T 126)', {
      values: ['1', '2', '3', '4'],
    }),
    field(
      'orderedAt',
      'timestamp',
      '下单时间（计划作业取计划日期）',
      'Order issued (of planned work: the planned date)',
      { required: true },
    ),
    field('planQty', 'number', '计划量', 'Planned quantity'),
    field('doneQty', 'number', '完成量', 'Quantity done'),
    field('doneOfPlan', 'number', '计划内完成量', 'Quantity done, counted up to the plan', {
      derived: true,
      max: 'planQty',
    }),
    field(
      'hours',
      'number',
      '作业时长（巡回保洁为该路段当日合计）',
      "Hours worked (patrol cleaning: the road's total of the day, one order per road and day)",
      { unit: 'h' },
    ),
    field('km', 'number', '行驶里程', 'Distance driven', { unit: 'km' }),
    field('trackMatch', 'number', '轨迹符合度（0～1）', 'Match of track and route (0 to 1)'),
    field('severity', 'int', '故障程度（1严重）', 'Severity (1 serious)', { values: [1, 2, 3] }),
    field('startedAt', 'timestamp', '开始时间', 'Started'),
    field('finishedAt', 'timestamp', '完成时间', 'Finished'),
  ],
})
