import type { Dataset } from '@/features/datasets'

/** What one calls the records of a dataset in a sentence: a short noun in Chinese, a plural in English. */
const nouns: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  case: ['案件', 'cases'],
  patrol: ['巡查值守班次', 'patrol and duty shifts'],
  asset: ['部件设施', 'components and facilities'],
  road: ['路段', 'road segments'],
  bridge: ['桥隧设施', 'bridges, underpasses and tunnels'],
  device: ['感知设备', 'devices'],
  reading: ['感知读数', 'sensor readings'],
  alarm: ['报警', 'alarms'],
  lamp: ['照明回路', 'lighting circuits (a day each)'],
  site: ['工地', 'construction sites'],
  inspection: ['检查', 'checks'],
  enforcement: ['行政处罚案件', 'penalty cases'],
  illegal_build: ['违法建设', 'illegal constructions'],
  road_permit: ['占挖道路许可', 'road permits'],
  project: ['工程建设项目', 'construction projects'],
  approval_step: ['审批事项', 'approval steps'],
  progress: ['项目月度进展', 'monthly progress reports'],
  hotline: ['热线诉求', 'hotline requests'],
  survey: ['问卷', 'questionnaires'],
  waste_trip: ['运输车次', 'waste trips'],
  maint: ['养护作业工单', 'maintenance orders'],
  facility_day: ['设施服务日', 'facility service days'],
  parking: ['停放区快照', 'snapshots of parking areas'],
  incident: ['突发事件与计划停供', 'incidents and outages'],
  service_txn: ['政务办件', 'service transactions'],
}

export const nounOf = ({ name, titleZh, titleEn }: Dataset): { zh: string; en: string } => {
  const found = nouns[name]
  return found ? { zh: found[0], en: found[1] } : { zh: titleZh, en: `records of “${titleEn}”` }
}
