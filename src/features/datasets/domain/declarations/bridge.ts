import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const bridgeDataset = defineDataset({
  name: 'bridge',
  titleZh: '桥梁隧道状况',
  titleEn: 'Bridge, underpass and tunnel condition',
  kind: 'state',
  time: null,
  key: ['bridgeCode'],
  fields: [
    field('bridgeCode', 'string', '桥隧编号', 'Structure number', { required: true }),
    field('kind', 'enum', '类型', 'Kind of structure', {
      required: true,
      values: ['bridge', 'footbridge', 'underpass', 'tunnel'],
    }),
    field('careClass', 'enum', '养护类别', 'Care class', { values: ['I', 'II', 'III', 'IV', 'V'] }),
    field('bci', 'number', '桥梁状况指数BCI', 'Bridge condition index'),
    field('grade', 'enum', '技术状况等级', 'Condition grade', { values: ['A', 'B', 'C', 'D', 'E'] }),
    field('monitored', 'boolean', '是否在线监测', 'Monitored on-line', { required: true }),
    field('inspectedAt', 'timestamp', '最近常规定期检测时间', 'Last routine inspection'),
    field('inspectDueAt', 'timestamp', '下次常规定期检测期限', 'Next routine inspection due', { required: true }),
    field('testedAt', 'timestamp', '最近结构定期检测时间', 'Last structural test'),
    field('testDueAt', 'timestamp', '下次结构定期检测期限', 'Next structural test due (empty when none is required)'),
    field('loadLimit_t', 'number', '限载', 'Load limit', { unit: 't' }),
  ],
})
