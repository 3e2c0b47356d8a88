import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const patrolDataset = defineDataset({
  name: 'patrol',
  titleZh: '巡查值守班次',
  titleEn: 'Patrol or duty shift',
  kind: 'event',
  time: 'startAt',
  key: ['person', 'role', 'startAt'],
  order: [['startAt', 'endAt']],
  fields: [
    field('person', 'string', '人员', 'Person', { required: true, personal: true, mask: 'name' }),
    field('role', 'enum', '角色（采集员/值守员）', 'Role (collector or duty officer)', {
      required: true,
      values: ['collector', 'duty'],
    }),
    field('onDuty', 'boolean', '是否在岗', 'Present', { required: true }),
    field('startAt', 'timestamp', '排班开始时间', 'Planned start of the shift', { required: true }),
    field('endAt', 'timestamp', '结束时间', 'End of the shift'),
    field('km', 'number', '巡查里程', 'Distance covered', { unit: 'km' }),
    field('cellsPlanned', 'int', '计划巡查网格数', 'Cells planned'),
    field('cellsVisited', 'int', '计划网格中已巡查数', 'Planned cells that were visited', { max: 'cellsPlanned' }),
    field('reports', 'int', '上报数', 'Problems reported'),
    field('missed', 'int', '漏报数', 'Problems another source found in the patrolled cells within 24 h', {
      derived: true,
    }),
    field('cells', 'json', '巡查网格', 'Cells patrolled'),
  ],
})
