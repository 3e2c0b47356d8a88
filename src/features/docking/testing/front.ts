import type { Sql } from '@/platform/db/client'
import { spglTables } from '../domain/spgl/tables'
import { systemDeclaration } from '../domain/system'

/** Makes the tables of the standard in another database: texts, the key and when a row was changed. */
export async function makeFront(sql: Sql): Promise<void> {
  await sql`create schema spgl`
  for (const { name, columns } of spglTables) {
    const declared = columns.map(each => `${each} ${each === 'lsh' ? 'text primary key' : 'text'}`)
    await sql.unsafe(
      `create table spgl.${name.toLowerCase()} (${declared.join(', ')}, blr text, sjsczt text default '0', sbyy text,
         sjgxsj timestamp not null default now())`,
    )
  }
}

export const declare = (changes: Record<string, unknown> = {}) =>
  systemDeclaration.parse({
    name: 'city-approval',
    title: { zh: '市级审批系统', en: 'City approval system' },
    direction: 'in',
    kind: 'postgres',
    schema: 'spgl',
    overlapSeconds: 0,
    ...changes,
  })

type Row = Record<string, string>

/** The tables of one made-up project with one step that was corrected, went through a special procedure and was passed. */
export function oneProject(serial: number, district = '510104'): Record<string, Row[]> {
  const n = String(serial).padStart(5, '0')
  const xmdm = `2601-${district}-04-01-${n}1`
  const gcdm = `${xmdm}-001`
  const spsxslbm = `SX-${n}`
  const frame = { xzqhdm: district, sjyxbs: '1' }
  const state = (blzt: string, blsj: string): Row => ({
    ...frame,
    lsh: `ST-${n}-${blzt}`,
    gcdm,
    spsxslbm,
    blzt,
    blsj,
    dwmc: '示范市住房城乡建设局',
  })
  return {
    SPGL_XMJBXXB: [
      {
        ...frame,
        lsh: `JB-${n}`,
        xmdm,
        gcdm,
        xmmc: `示范项目 ${n}`,
        splclx: '3',
        sfwcqypg: '1',
        sbsj: '2026-06-01 09:00:00',
        ztze: '1200.5',
      },
    ],
    SPGL_XMDWXXB: [
      { ...frame, lsh: `DW-${n}`, xmdm, gcdm, dwmc: `示范公司 ${n}`, dwtyshxydm: '91510100MA6CATEST0', dwlx: '1' },
    ],
    SPGL_DFXMSPLCJDSXXXB: [
      {
        lsh: 'JD-1',
        splcbm: 'LC-3',
        spsxbm: 'T-3001',
        spsxmc: '施工图设计文件联合审查',
        dybzspjdxh: '3',
        spsxblsx: '10',
        sfsxgzcnz: '0',
        spbmmc: '示范市住房城乡建设局',
      },
    ],
    SPGL_XMSPSXBLXXB: [{ ...frame, lsh: `BL-${n}`, gcdm, spsxslbm, splcbm: 'LC-3', spsxbm: 'T-3001', sxblsx: '10' }],
    SPGL_XMSPSXBLXXXXB: [
      state('1', '2026-07-01 09:00:00'),
      state('8', '2026-07-02 10:00:00'),
      state('6', '2026-07-03 10:00:00'),
      state('7', '2026-07-06 10:00:00'),
      state('9', '2026-07-07 10:00:00'),
      state('10', '2026-07-09 10:00:00'),
      state('11', '2026-07-10 16:00:00'),
    ],
    SPGL_XMSPSXBLTBCXXXB: [
      { ...frame, lsh: `TB-${n}`, gcdm, spsxslbm, tbcx: '4', tbcxmc: '专家评审', tbcxkssj: '2026-07-07 10:00:00' },
    ],
    SPGL_XMSPSXPFWJXXB: [
      { ...frame, lsh: `PF-${n}`, gcdm, spsxslbm, pfrq: '2026-07-10', pfwh: `示审〔2026〕${serial}号` },
    ],
    SPGL_JSGCXFSJSCXXB: [
      {
        ...frame,
        lsh: `XF-${n}`,
        gcdm,
        ywlx: '2',
        slrq: '2026-08-03 09:00:00',
        jsjgrq: '2026-08-07 16:00:00',
        jgjl: '1',
        wsbh: `消验 ${n}`,
      },
    ],
    SPGL_JZGCSGXKXXB: [{ ...frame, lsh: `XK-${n}`, gcdm, sgxkzbh: `XK${n}`, fzrq: '2026-07-20' }],
    SPGL_XMJGXXB: [
      {
        ...frame,
        lsh: `JG-${n}`,
        xmdm,
        gcdm,
        ycqx: '审批超时',
        ycjb: '2',
        ycxwnr: '事项超时未办结',
        jlycsj: '2026-07-15 10:00:00',
        jgbmmc: '住建局',
      },
    ],
  }
}
