import { allFields, dataset } from '../../src/features/datasets'

/** A system of the demo city that delivers records: its name on screens, and what it sends. */
interface DemoSource {
  readonly source: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly datasets: readonly string[]
}

const from = (source: string, zh: string, en: string, ...datasets: readonly string[]): DemoSource => ({
  source,
  title: { zh, en },
  datasets,
})

export const demoSources: readonly DemoSource[] = [
  from('chengmai', '本平台', 'This platform', 'problem', 'work_order'),
  from('city', '城市统计', 'City statistics', 'ref'),
  from('demo-assets', '部件普查', 'Asset census', 'asset'),
  from('demo-duty', '值班巡查', 'Duty and patrols', 'patrol'),
  from('demo-emergency', '应急值守', 'Emergency desk', 'incident'),
  from('demo-enforcement', '执法办案', 'Enforcement casework', 'enforcement'),
  from('demo-facilities', '公共设施', 'Public facilities', 'facility_day'),
  from('demo-hotline', '服务热线', 'Service hotline', 'hotline'),
  from('demo-illegal', '违建治理', 'Illegal building', 'illegal_build'),
  from('demo-inspection', '监督检查', 'Inspections', 'inspection'),
  from('demo-lighting', '照明监控', 'Street lighting', 'lamp'),
  from('demo-maintenance', '设施养护', 'Maintenance', 'maint'),
  from('demo-parking', '智慧停车', 'Parking', 'parking'),
  from('demo-permits', '占道挖掘审批', 'Permits', 'road_permit'),
  from(
    'demo-projects',
    '项目全周期监管',
    'Supervision',
    'enterprise',
    'project',
    'approval_step',
    'progress',
    'problem',
    'work_order',
    'service_rating',
  ),
  from('demo-roads', '道桥管理', 'Roads and bridges', 'road', 'bridge'),
  from('demo-sanitation', '环卫作业', 'Sanitation', 'waste_trip'),
  from('demo-sensing', '物联感知', 'Sensor network', 'device', 'alarm', 'reading'),
  from('demo-service', '政务服务', 'Public services', 'service_txn'),
  from('demo-sites', '工地监管', 'Building sites', 'site'),
  from('demo-survey', '满意度调查', 'Satisfaction surveys', 'survey'),
  from('demo-urban', '数字城管', 'Urban management', 'case'),
  from('ratings', '好差评', 'Service ratings', 'survey'),
]

/** What the door itself sets. */
const fixed = new Set(['source', 'sourceId', 'ingestedAt', 'withdrawn', 'heldFrom'])

/** Its profile for `POST /sources`: rows name fields as the registry does; of several datasets they say which. */
export const profileOf = ({ source, title, datasets }: DemoSource) => ({
  source,
  title,
  format: 'ndjson',
  emit: datasets.map(name => ({
    dataset: name,
    ...(datasets.length > 1 ? { when: { from: 'dataset', in: [name] } } : {}),
    fields: Object.fromEntries(
      allFields(dataset(name))
        .filter(field => !fixed.has(field.name))
        .map(field => [field.name, field.name]),
    ),
  })),
})
