/** What a column binds its row to. */
export interface SpglTable {
  readonly name: string
  readonly titleZh: string
  readonly titleEn: string
  /** Columns that name a row; the first set that is wholly filled counts. */
  readonly key: readonly (readonly string[])[]
  /** The columns we keep. What a sender adds beyond them, such as names of officers, is not taken over. */
  readonly columns: readonly string[]
}

const frame = ['lsh', 'xzqhdm', 'sjyxbs', 'sjwxyy']
const table = (
  name: string,
  titleZh: string,
  titleEn: string,
  key: readonly (readonly string[])[],
  columns: string,
): SpglTable => ({ name, titleZh, titleEn, key, columns: [...frame, ...columns.split(' ')] })

/**
 * Tables of the national exchange standard for construction approvals (工程建设项目审批管理数据共享交换标准, 2.0 with those of
 * 3.0) that become records of ours. Columns of `SPGL_JSGCXFSJSCXXB` and `SPGL_JZGCSGXKXXB` beyond the common ones were
 * named by us in the standard's manner, since its text is not public; a system that names them otherwise says so in its
 * declaration.
 */
export const spglTables: readonly SpglTable[] = [
  table(
    'SPGL_XMJBXXB',
    '项目基本信息',
    'Projects',
    [['xmdm', 'gcdm'], ['xmdm']],
    'xmdm xmmc gcdm splclx sfwcqypg sbsj xmwqbjsj nkgsj njcsj ztze jsdw jsdwdm jsdd xmjwdzb tdhqfs tdsfdsjfa gcfw sfxxgc',
  ),
  table('SPGL_XMDWXXB', '项目单位', 'Units of projects', [['lsh']], 'xmdm gcdm dwmc dwtyshxydm dwlx'),
  table(
    'SPGL_DFXMSPLCJDSXXXB',
    '阶段事项',
    'Items of the flows',
    [['splcbm', 'spsxbm'], ['spsxbm']],
    'splcbm splcbbh spjdbm dybzspjdxh spsxbm spsxmc dybzspsxbm sfsxgzcnz spsxblsx spbmbm spbmmc qzspsxbm',
  ),
  table(
    'SPGL_XMSPSXBLXXB',
    '事项办理',
    'Steps',
    [['spsxslbm']],
    'gcdm xmdm spsxslbm splcbm spjdbm dybzspjdxh spsxbm spsxmc spbmbm spbmmc slfs gkfs blspslbm sxblsx sfsxgzcnz',
  ),
  table(
    'SPGL_XMSPSXBLXXXXB',
    '事项办理详细信息',
    'States of steps',
    [['lsh'], ['spsxslbm', 'blzt', 'blsj']],
    'gcdm spsxslbm blcs blzt blsj dwmc',
  ),
  table(
    'SPGL_XMSPSXBLTBCXXXB',
    '特别程序',
    'Special procedures',
    [['lsh'], ['spsxslbm', 'tbcxkssj']],
    'gcdm spsxslbm tbcx tbcxmc tbcxkssj tbcxjssj tbcxsxlx tbcxsx',
  ),
  table('SPGL_XMCLBZQDXXB', '补正清单', 'Corrections', [['lsh']], 'gcdm spsxslbm bzclmc bzkssj bzjssj'),
  table('SPGL_XMSPSXPFWJXXB', '批复文件', 'Approvals', [['lsh']], 'gcdm spsxslbm pfrq pfwh pfwjbt pfwjyxqx'),
  table(
    'SPGL_JSGCXFSJSCXXB',
    '消防设计审查验收',
    'Fire-design review and acceptance',
    [['lsh']],
    'gcdm spsxslbm ywlx jsjgrq jgjl wsbh slrq',
  ),
  table('SPGL_JZGCSGXKXXB', '施工许可', 'Construction permits', [['lsh']], 'gcdm spsxslbm sgxkzbh fzrq'),
  table(
    'SPGL_XMJGXXB',
    '项目监管信息',
    'Supervision of projects',
    [['lsh']],
    'xmdm gcdm ycqx ycjb ycxwnr jlycsj jgbmmc jgbmdm jgbmcljg cljgsj',
  ),
]

export const spglTable = (name: string): SpglTable | undefined =>
  spglTables.find(each => each.name === name.trim().toUpperCase())

/** A row as it was sent: the standard's columns as texts, empty ones left out. */
export type SpglRow = Readonly<Record<string, string>>

const text = (value: unknown): string =>
  value === null || value === undefined || typeof value === 'object' ? '' : String(value).trim()

/** Takes over the columns of a table, whatever the case of their names. */
export function spglRow(table: SpglTable, raw: Readonly<Record<string, unknown>>): SpglRow {
  const byName = new Map(Object.entries(raw).map(([name, value]) => [name.trim().toLowerCase(), value]))
  const row: Record<string, string> = {}
  for (const column of table.columns) {
    const value = text(byName.get(column))
    if (value !== '') row[column] = value
  }
  return row
}

/** What names a row within its table; `null` where it has no name. */
export function rowKey(table: SpglTable, row: SpglRow): string | null {
  const columns = table.key.find(set => set.every(column => row[column] !== undefined))
  return columns ? columns.map(column => (row[column] ?? '').replaceAll(/[\\|]/g, '\\$&')).join('|') : null
}
