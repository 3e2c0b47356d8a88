import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const lampDataset = defineDataset({
  name: 'lamp',
  titleZh: '照明回路日记录',
  titleEn: 'Daily lighting circuit record',
  kind: 'event',
  time: 'date',
  key: ['date', 'circuit'],
  fields: [
    field('date', 'date', '日期', 'Day', { required: true }),
    field('circuit', 'string', '回路编号', 'Circuit', { required: true }),
    field('roadClass', 'enum', '道路等级', 'Road class', {
      values: ['expressway', 'arterial', 'secondary', 'branch', 'lane'],
    }),
    field('lampsTotal', 'int', '灯具总数', 'Lamps on the circuit', { required: true }),
    field('lampsLit', 'int', '亮灯数', 'Lamps lit', { max: 'lampsTotal' }),
    field('onTimeDev', 'number', '开灯偏差（绝对值）', 'Switch-on deviation, absolute', { unit: 'min' }),
    field('offTimeDev', 'number', '关灯偏差（绝对值）', 'Switch-off deviation, absolute', { unit: 'min' }),
    field('energyKwh', 'number', '用电量', 'Energy used', { unit: 'kWh' }),
    field('leakage_mA', 'number', '漏电流', 'Leakage current', { unit: 'mA' }),
    field('darkRun', 'int', '最长连续不亮灯数', 'Longest run of consecutive dark lamps', { derived: true }),
  ],
})
