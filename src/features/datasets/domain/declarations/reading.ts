import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const readingDataset = defineDataset({
  name: 'reading',
  titleZh: '感知读数',
  titleEn: 'Sensor reading',
  kind: 'event',
  time: 'at',
  key: ['deviceId', 'kind', 'at'],
  producer: 'deviceId',
  futureCheck: 'at',
  fields: [
    field('deviceId', 'string', '设备编号', 'Device number', { required: true }),
    field('kind', 'enum', '读数类型', 'Kind of reading', {
      required: true,
      values: [
        'bridge-strain',
        'dust-pm10',
        'air-pm10',
        'water-level',
        'pump-ready',
        'odour',
        'toilet-nh3',
        'stack-emission',
        'leachate-cod',
        'lamp-voltage',
      ],
    }),
    field('at', 'timestamp', '采样时间', 'Time of the sample', { required: true }),
    field('value', 'number', '数值', 'Value'),
    field('threshold', 'number', '限值', 'Limit that applies to this reading'),
    field('quality', 'enum', '数据质量', 'Data quality', { required: true, values: ['ok', 'suspect', 'missing'] }),
  ],
})
