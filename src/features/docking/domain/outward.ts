import type { SpglRow } from './spgl/tables'

/** A row as another system is to stand with it, still without its number. */
export interface OutwardRow {
  readonly table: string
  readonly key: string
  readonly content: SpglRow
}

/** A record with the fields that are told, by field name; moments as ISO 8601 texts. */
export type ToldRecord = Readonly<Record<string, unknown>> & { readonly source: string; readonly sourceId: string }

/** A lamp or flag that is lit. */
export interface ToldFlag {
  readonly id: string
  readonly colour: 'red' | 'yellow'
  readonly rule: string
  readonly name: string
  readonly item: string | null
  readonly unit: string | null
  readonly area: string | null
  readonly since: Date
  readonly days: number
}

/** Tables of the standard that are told outwards. */
export const outwardTables = ['SPGL_XMJBXXB', 'SPGL_XMSPSXBLXXB', 'SPGL_XMSPSXBLXXXXB', 'SPGL_XMJGXXB'] as const

/** Writes moments as the standard does: the city's local time. */
export type LocalTime = (moment: Date) => string

const filled = (row: Readonly<Record<string, unknown>>): SpglRow =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([column, value]) => [column, value === true ? '1' : value === false ? '0' : String(value)]),
  )

const valid = (record: ToldRecord) => (record.withdrawn === true ? '0' : '1')
const thing = ({ source, sourceId }: ToldRecord) => `${source}|${sourceId}`
const moment = (value: unknown, local: LocalTime) => (typeof value === 'string' ? local(new Date(value)) : null)

export const projectRows = (record: ToldRecord, local: LocalTime): readonly OutwardRow[] => [
  {
    table: 'SPGL_XMJBXXB',
    key: thing(record),
    content: filled({
      xzqhdm: record.district,
      xmdm: record.projectCode,
      gcdm: record.gcdm ?? record.projectCode,
      xmmc: record.name,
      splclx: record.flowType,
      sfwcqypg: record.regionAssess,
      sbsj: moment(record.signedAt, local),
      nkgsj: record.planStart,
      njcsj: record.planFinish,
      xmwqbjsj: moment(record.closedAt, local),
      ztze: record.totalInvest,
      jsdw: record.ownerName,
      jsdwdm: record.ownerCredit,
      sjyxbs: valid(record),
    }),
  },
]

/** A step is told as what it is, and as the state it has come to: each state is a row of its own. */
export const stepRows = (record: ToldRecord, local: LocalTime): readonly OutwardRow[] => {
  const common = {
    xzqhdm: record.district,
    gcdm: record.gcdm ?? record.projectCode,
    spsxslbm: record.instanceCode,
    sjyxbs: valid(record),
  }
  return [
    {
      table: 'SPGL_XMSPSXBLXXB',
      key: thing(record),
      content: filled({
        ...common,
        spsxbm: record.itemCode,
        spsxmc: record.itemName,
        dybzspjdxh: record.stage,
        spbmmc: record.dept,
        blspslbm: record.parallelId,
        sxblsx: record.limitDays,
        sfsxgzcnz: record.commitment,
      }),
    },
    {
      table: 'SPGL_XMSPSXBLXXXXB',
      key: thing(record),
      content: filled({ ...common, blzt: record.status, blsj: moment(record.statusAt, local), dwmc: record.dept }),
    },
  ]
}

/** A lamp or flag as the national slot for what is found wrong; level 1 is red, 2 is yellow. */
export const flagRow = (flag: ToldFlag, projectCode: string | null, local: LocalTime): OutwardRow => ({
  table: 'SPGL_XMJGXXB',
  key: `flag|${flag.id}|${flag.rule}|${flag.colour}|${flag.since.toISOString()}`,
  content: filled({
    xzqhdm: flag.area,
    xmdm: projectCode,
    gcdm: projectCode,
    ycqx: flag.rule,
    ycjb: flag.colour === 'red' ? '1' : '2',
    ycxwnr: [flag.name, flag.item].filter(Boolean).join(' · '),
    jlycsj: local(flag.since),
    jgbmmc: flag.unit,
    sjyxbs: '1',
  }),
})

/** What takes a told lamp back: it is no longer lit. */
export const clearedRow = ({ table, key, content }: OutwardRow, at: Date, local: LocalTime): OutwardRow => {
  const { lsh: _, ...rest } = content
  return { table, key, content: { ...rest, jgbmcljg: '已消除', cljgsj: local(at) } }
}

/** How two sides differ in one row: columns of ours that stand there otherwise. */
export const differs = (ours: SpglRow, theirs: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(ours).some(([column, value]) => String(theirs[column] ?? '') !== value)
