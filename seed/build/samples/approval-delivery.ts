import type { City } from '../../../src/features/areas'

/** Fields of SPGL_XMJBXXB, XMSPSXBLXXB and XMSPSXBLXXXXB that a joined delivery carries, in their standard names. */
const headings = [
  'xmdm',
  'xmmc',
  'gcdm',
  'splclx',
  'sfwcqypg',
  'sbsj',
  'xmwqbjsj',
  'nkgsj',
  'njcsj',
  'ztze',
  'jsdw',
  'jsdwdm',
  'jsdd',
  'xzqhdm',
  'xmjwdzb',
  'spsxslbm',
  'spsxbm',
  'spsxmc',
  'sxlb',
  'dybzspjdxh',
  'slsj',
  'blzt',
  'blsj',
  'sxblsx',
  'bzcs',
  'sfsxgzcnz',
  'blspslbm',
  'spbmmc',
  'pfwh',
  'sjyxbs',
] as const

const items = [
  { code: '0101', name: '企业投资项目备案', stage: 1, limit: 3, dept: '市审批局', kind: 1 },
  { code: '0102', name: '建设用地规划许可证核发', stage: 1, limit: 7, dept: '市规自局', kind: 1 },
  { code: '0201', name: '建设工程规划许可证核发', stage: 2, limit: 15, dept: '市规自局', kind: 1 },
  { code: '0301', name: '施工图联合审查', stage: 3, limit: 10, dept: '市住建局', kind: 2 },
  { code: '0302', name: '建筑工程施工许可证核发', stage: 3, limit: 5, dept: '市住建局', kind: 1 },
  { code: '0401', name: '工程竣工联合验收', stage: 4, limit: 12, dept: '市住建局', kind: 3 },
] as const

const DAY = 86_400_000
const time = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
const day = (instant: number) => time(instant).slice(0, 10)

/** Approval steps with their projects beside them, one row a step, as a joined delivery of the exchange tables. */
export function approvalDelivery(city: City, random: () => number, projects: number): string {
  const lines = [headings.join(',')]
  const streets = city.ofKind('street')
  for (let at = 0; at < projects; at++) {
    const street = streets[Math.floor(random() * streets.length)]
    if (!street) break
    const began = Date.UTC(2026, 0, 5) + Math.floor(random() * 120) * DAY + 2 * 3_600_000
    const reached = 1 + Math.floor(random() * items.length)
    const code = `26${String(1 + (at % 12)).padStart(2, '0')}-${street.parent}-04-01-${String(100_000 + at * 37)}`
    const isFinished = reached === items.length && random() < 0.6
    const invested = (1000 + Math.floor(random() * 90_000)).toFixed(2)
    let accepted = began
    for (const [nth, item] of items.slice(0, reached).entries()) {
      // Everything asked for has been decided: a sample must not redden the wall it is tried on.
      const isPassed = nth < reached - 1 || isFinished || random() < 0.7
      const done = accepted + (1 + random() * item.limit * 1.6) * DAY
      const values: Record<(typeof headings)[number], string | number> = {
        xmdm: code,
        xmmc: `演示${street.name.zh}${['产业园', '住宅小区', '学校', '道路改造'][at % 4]}项目`,
        gcdm: `${code}-01`,
        splclx: 1 + (at % 6),
        sfwcqypg: at % 3 === 0 ? 1 : 0,
        sbsj: time(began),
        xmwqbjsj: isFinished ? time(began + 150 * DAY) : '',
        nkgsj: day(began + 90 * DAY),
        njcsj: day(began + 600 * DAY),
        ztze: invested,
        jsdw: `演示建设单位${(at % 9) + 1}`,
        jsdwdm: '',
        jsdd: street.name.zh,
        xzqhdm: street.parent ?? '',
        xmjwdzb: `${street.center[0].toFixed(6)},${street.center[1].toFixed(6)}`,
        spsxslbm: `${code}-${item.code}`,
        spsxbm: item.code,
        spsxmc: item.name,
        sxlb: item.kind,
        dybzspjdxh: item.stage,
        slsj: time(accepted),
        blzt: isPassed ? 11 : 13,
        blsj: time(done),
        sxblsx: item.limit,
        bzcs: random() < 0.15 ? 1 : 0,
        sfsxgzcnz: item.code === '0101' ? 1 : 0,
        blspslbm: item.stage === 3 ? `${code}-BL3` : '',
        spbmmc: item.dept,
        pfwh: isPassed ? `演示批〔2026〕${100 + at}号` : '',
        sjyxbs: 1,
      }
      lines.push(
        headings.map(each => (String(values[each]).includes(',') ? `"${values[each]}"` : values[each])).join(','),
      )
      accepted = done + DAY
    }
  }
  return lines.join('\n')
}
