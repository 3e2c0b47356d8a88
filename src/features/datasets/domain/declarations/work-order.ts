import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const workOrderDataset = defineDataset({
  name: 'work_order',
  titleZh: '交办单',
  titleEn: 'Work order',
  kind: 'event',
  time: 'issuedAt',
  key: ['orderNo'],
  fields: [
    field('orderNo', 'string', '交办单编号', 'Order number', { required: true }),
    field('problemNo', 'string', '问题编号', 'Problem number', { required: true }),
    field('unit', 'string', '承办单位', 'Unit in charge', { required: true }),
    field('role', 'enum', '角色（帮办、审批）', 'Role: assistant or approving', { values: ['assistant', 'approving'] }),
    field('issuedAt', 'timestamp', '交办时间', 'Time issued', { required: true }),
    field('dueAt', 'timestamp', '应报时间', 'Due', { derived: true }),
    field('extendedDays', 'number', '延期工作日', 'Working days it was extended by', { unit: 'wd' }),
    field('extensions', 'int', '延期次数', 'Times it was extended'),
    field('askedDays', 'number', '申请延期工作日', 'Working days of extension asked for', { unit: 'wd' }),
    field('pauses', 'json', '停钟记录', 'Pauses of the clock: [{from, to, kind, reason}]', { free: true }),
    field('reportedAt', 'timestamp', '上报时间', 'Time reported'),
    field('report', 'string', '办理报告', 'Report', { free: true }),
    field('evidence', 'json', '佐证材料', 'Evidence: [{name, bytes, type, sha256}]'),
    field('acceptedAt', 'timestamp', '验收时间', 'Time accepted'),
    field('returnedAt', 'timestamp', '退回时间', 'Time returned'),
    field('state', 'enum', '状态', 'State', { values: ['issued', 'working', 'reported', 'accepted', 'returned'] }),
  ],
})
