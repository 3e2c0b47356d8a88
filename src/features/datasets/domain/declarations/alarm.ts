import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const alarmDataset = defineDataset({
  name: 'alarm',
  titleZh: '感知报警与预警',
  titleEn: 'Sensor, video or weather alarm',
  kind: 'event',
  time: 'raisedAt',
  key: ['alarmNo'],
  order: [
    ['raisedAt', 'ackedAt'],
    ['raisedAt', 'dispatchedAt'],
    ['raisedAt', 'clearedAt'],
  ],
  futureCheck: 'raisedAt',
  fields: [
    field('alarmNo', 'string', '报警编号', 'Alarm number', { required: true }),
    field('deviceId', 'string', '设备编号', 'Device number'),
    field('kind', 'enum', '报警类型', 'Kind of alarm', {
      required: true,
      values: [
        'bridge-strain',
        'bridge-displacement',
        'bridge-vibration',
        'bridge-overload',
        'manhole-tilt',
        'lamp-leakage',
        'gas-ch4',
        'tunnel-env',
        'pit-displacement',
        'dust-pm10',
        'truck-unsealed',
        'weather',
      ],
    }),
    field('level', 'int', '等级（1红2橙3黄4蓝）', 'Level (1 red, 2 orange, 3 yellow, 4 blue)', {
      required: true,
      values: [1, 2, 3, 4],
    }),
    field('raisedAt', 'timestamp', '报警时间', 'Raised', { required: true }),
    field('ackedAt', 'timestamp', '确认时间', 'Acknowledged'),
    field('dispatchedAt', 'timestamp', '处置派出时间', 'First action sent out'),
    field('clearedAt', 'timestamp', '解除时间', 'Cleared'),
    field('confirmed', 'boolean', '是否属实（空为未判定）', 'Found true (empty until judged)'),
    field('caseId', 'string', '转办案卷编号', 'Case opened from the alarm'),
  ],
})
