import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const illegalBuildDataset = defineDataset({
  name: 'illegal_build',
  titleZh: '违法建设台账',
  titleEn: 'Illegal construction ledger',
  kind: 'state',
  time: null,
  key: ['parcelNo'],
  order: [
    ['foundAt', 'verifiedAt'],
    ['foundAt', 'stoppedAt'],
    ['foundAt', 'demolishedAt'],
  ],
  fields: [
    field('parcelNo', 'string', '图斑或台账编号', 'Parcel or ledger number', { required: true }),
    field('newOrStock', 'enum', '新增/存量', 'New or stock', { required: true, values: ['new', 'stock'] }),
    field('foundBy', 'enum', '发现方式', 'How it was found', {
      required: true,
      values: ['patrol', 'imagery', 'report'],
    }),
    field('foundAt', 'timestamp', '发现时间', 'Found', { required: true }),
    field('verifiedAt', 'timestamp', '核查时间', 'Verified in the field'),
    field('stoppedAt', 'timestamp', '制止时间', 'Stopped'),
    field('demolishedAt', 'timestamp', '拆除时间', 'Demolished'),
    field('area_m2', 'number', '违建面积', 'Illegal floor area', { unit: 'm2' }),
    field('plan_m2', 'number', '本期计划拆除面积', 'Area planned for demolition in the running plan', { unit: 'm2' }),
    field('demolished_m2', 'number', '已拆除面积', 'Area demolished', { unit: 'm2' }),
    field('demolishedOfPlan_m2', 'number', '计划内已拆除面积', 'Area demolished, counted up to the plan', {
      derived: true,
      unit: 'm2',
      max: 'plan_m2',
    }),
  ],
})
