import gcoord from 'gcoord'
import type { City } from '../../../src/features/areas'

const headings = [
  '案卷编号',
  '小类代码',
  '问题来源',
  '案件状态',
  '问题程度',
  '上报时间',
  '立案时间',
  '派遣时间',
  '处置完成时间',
  '结案时间',
  '区划代码',
  '所在街道',
  '所在社区',
  '经度',
  '纬度',
  '位置描述',
  '问题描述',
  '责任部门',
  '退件次数',
  '返工次数',
  '是否延期',
  '是否挂账',
  '是否督办',
  '举报人',
  '联系电话',
  '操作员',
] as const
type Row = Record<(typeof headings)[number], string>

const channels = ['监督员上报', '监督员上报', '监督员上报', '公众举报', '12319热线', '视频监控']
const words: Readonly<Record<string, string>> = {
  E0101: '路面有散落垃圾',
  E0103: '沿街晾挂',
  E0110: '店外经营占用人行道',
  C0103: '雨水井盖破损',
  C0137: '路灯不亮',
}
const depts = ['市城管局', '市住建局', '城管局']
const HOUR = 3_600_000

/** `2026/3/7 9:05`, in the time of the city, as case systems export it. */
function written(instant: number): string {
  const local = new Date(instant + 8 * HOUR)
  const minutes = String(local.getUTCMinutes()).padStart(2, '0')
  return `${local.getUTCFullYear()}/${local.getUTCMonth() + 1}/${local.getUTCDate()} ${local.getUTCHours()}:${minutes}`
}

/**
 * A case export as a district system writes it: Chinese headings, dates without zeros, GCJ-02 coordinates, a column
 * nobody asked for, and five rows that are wrong in the ways such files are.
 */
export function caseExport(city: City, random: () => number, count: number): string {
  const cells = city.ofKind('cell').filter(each => each.code.startsWith('5101'))
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const from = Date.UTC(2026, 2, 1)
  const rows: Row[] = Array.from({ length: count }, (_, at) => {
    const cell = pick(cells)
    const place = city.locate(...cell.center)
    const [lng, lat] = gcoord.transform([...cell.center] as [number, number], gcoord.WGS84, gcoord.GCJ02)
    const reported = from + Math.floor(random() * 60 * 24) * HOUR + Math.floor(random() * 60) * 60_000
    const filed = reported + (1 + random()) * HOUR
    const handled = filed + (4 + random() * 40) * HOUR
    const isClosed = random() < 0.7
    const [cls = '', text = ''] = pick(Object.entries(words))
    const street = city.areas.get(place?.street ?? '')?.name.zh ?? ''
    return {
      案卷编号: `AJ202603${String(at + 1).padStart(5, '0')}`,
      小类代码: cls,
      问题来源: pick(channels),
      案件状态: isClosed ? '结案' : '派遣',
      问题程度: pick(['一般', '一般', '轻微', '危险']),
      上报时间: written(reported),
      立案时间: written(filed),
      派遣时间: written(filed + HOUR / 2),
      处置完成时间: isClosed ? written(handled) : '',
      结案时间: isClosed ? written(handled + 2 * HOUR) : '',
      区划代码: place?.district ?? '',
      所在街道: street,
      所在社区: city.areas.get(place?.community ?? '')?.name.zh ?? '',
      经度: lng.toFixed(6),
      纬度: lat.toFixed(6),
      位置描述: `路口东${10 + Math.floor(random() * 90)}米`,
      问题描述: `${text}，请尽快处置`,
      责任部门: pick(depts),
      退件次数: random() < 0.1 ? '1' : '0',
      返工次数: '0',
      是否延期: random() < 0.05 ? '是' : '否',
      是否挂账: '否',
      是否督办: random() < 0.05 ? '是' : '否',
      举报人: '-',
      联系电话: '-',
      操作员: `坐席${1 + Math.floor(random() * 9)}`,
    }
  })
  const spoil = (at: number, changes: Partial<Row>) => Object.assign(rows[at] ?? {}, changes)
  spoil(20, { 经度: rows[20]?.纬度 ?? '', 纬度: rows[20]?.经度 ?? '' })
  spoil(61, { 上报时间: '2026/2/30 9:00' })
  spoil(95, { 案件状态: '已归档' })
  spoil(130, { 结案时间: '2026/1/1 0:00', 案件状态: '结案' })
  spoil(171, { 区划代码: '510199' })
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return [headings.join(','), ...rows.map(row => headings.map(each => cell(row[each])).join(','))].join('\r\n')
}
