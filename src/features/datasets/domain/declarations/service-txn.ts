import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const serviceTxnDataset = defineDataset({
  name: 'service_txn',
  titleZh: '政务服务办件',
  titleEn: 'Government-service transaction',
  kind: 'event',
  time: 'acceptedAt',
  key: ['txnNo'],
  order: [['acceptedAt', 'doneAt']],
  fields: [
    field('txnNo', 'string', '办件编号', 'Transaction number', { required: true }),
    field('item', 'string', '事项', 'Item', { required: true }),
    field('theme', 'string', '一件事主题', 'Life-event theme'),
    field('channel', 'int', '受理方式代码', 'Channel code (4 fully on-line)', {
      required: true,
      values: [1, 2, 3, 4, 5],
    }),
    field('acceptedAt', 'timestamp', '受理时间', 'Accepted', { required: true }),
    field('statutoryDays', 'number', '法定时限', 'Statutory limit', { unit: 'wd' }),
    field(
      'promisedDays',
      'number',
      '承诺时限（不长于法定时限）',
      'Promised limit, never longer than the statutory one',
      { unit: 'wd', max: 'statutoryDays' },
    ),
    field('dueAt', 'timestamp', '应办结时间', 'Due', { derived: true }),
    field('doneAt', 'timestamp', '办结时间', 'Done'),
    field('sameDay', 'boolean', '是否当场办结', 'Completed on the spot', { required: true }),
    field('visits', 'int', '跑动次数', 'Visits needed'),
    field('materials', 'int', '提交材料数', 'Documents submitted'),
    field('licenceRequired', 'boolean', '是否应发电子证照', 'Electronic licence should be issued'),
    field('licenceId', 'string', '电子证照标识', 'Licence identifier'),
    field('licenceSharable', 'boolean', '是否可复用电子证照', 'Stored licences could be re-used'),
    field('licenceShared', 'boolean', '是否已复用电子证照', 'Stored licences were re-used'),
    field('rating', 'int', '评价（1～5）', 'Rating (1 to 5)', { values: [1, 2, 3, 4, 5] }),
    field('ratedAt', 'timestamp', '评价时间', 'Rated'),
    field('rectifiedAt', 'timestamp', '差评整改时间', 'Bad rating rectified'),
  ],
})
