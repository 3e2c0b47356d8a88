import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const parkingDataset = defineDataset({
  name: 'parking',
  titleZh: '停车与共享单车区快照',
  titleEn: 'Snapshot of a parking or shared-bike area',
  kind: 'event',
  time: 'at',
  key: ['areaId', 'at'],
  producer: 'areaId',
  fields: [
    field('areaId', 'string', '停车区编号', 'Area number', { required: true }),
    field('at', 'timestamp', '快照时间', 'Time of the snapshot', { required: true }),
    field(
      'daily',
      'boolean',
      '是否为该区当日首条（未上报时由名册补一条）',
      'First row of the area on that day (written from the register when the area sends none)',
      { required: true, derived: true },
    ),
    field('kind', 'enum', '类型', 'Kind of area', {
      required: true,
      values: ['lot', 'on-street', 'shared', 'shared-bike'],
    }),
    field('owner', 'enum', '权属', 'Owner', { values: ['public-sector', 'commercial', 'residential', 'private'] }),
    field('key', 'boolean', '是否重点区域', 'Key area', { required: true }),
    field('spaces', 'int', '泊位数', 'Spaces'),
    field('occupied', 'int', '占用数', 'Spaces taken'),
    field('online', 'boolean', '是否接入诱导系统', 'On the guidance system', { required: true }),
    field('open', 'boolean', '是否错时开放', 'Opened to others off-hours'),
    field('turnover', 'number', '泊位周转率（前24小时）', 'Turnover in the 24 h before', { unit: 'veh/space/day' }),
    field('bikes', 'int', '车辆数', 'Bikes present'),
    field('inBox', 'int', '入框车辆数', 'Bikes inside boxes', { max: 'bikes' }),
    field('fleet', 'int', '投放车辆数', 'Fleet assigned to the area'),
    field('quota', 'int', '核定投放数', 'Approved quota of the area'),
    field('requested', 'int', '借还需求数（前24小时）', 'Rentals and returns requested in the 24 h before'),
    field('served', 'int', '借还满足数（前24小时）', 'Of these, served', { max: 'requested' }),
  ],
})
