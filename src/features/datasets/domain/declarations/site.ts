import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const siteDataset = defineDataset({
  name: 'site',
  titleZh: '建设工地名册',
  titleEn: 'Construction site roster',
  kind: 'state',
  time: null,
  key: ['siteNo'],
  fields: [
    field('siteNo', 'string', '工地编号', 'Site number', { required: true }),
    field('projectCode', 'string', '项目代码', 'Project code'),
    field('status', 'enum', '状态', 'Status', { required: true, values: ['active', 'paused', 'finished'] }),
    field('area_m2', 'number', '面积', 'Area', { unit: 'm2' }),
    field('monitorInstalled', 'boolean', '是否安装扬尘监测', 'Dust monitor installed'),
    field('hardened', 'boolean', '道路是否硬化', 'Site road hardened'),
    field('startAt', 'timestamp', '开工时间', 'Start'),
    field('endAt', 'timestamp', '完工时间', 'End'),
  ],
})
