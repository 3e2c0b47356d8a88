import { isFinal, statuses } from './status'
import type { SpglRow } from './tables'

/** Rows of one system, of any table, by table. */
export type RowsByTable = ReadonlyMap<string, readonly SpglRow[]>

export interface Composing {
  /** A local time of the standard as ISO 8601 with offset; `null` where it is none. */
  readonly moment: (text: string) => string | null
  /** Code of the unit that a name or code of a department means; `null` where none is known. */
  readonly unit: (word: string) => string | null
}

/** One row as the profile reads it (`seed/sources/spgl-exchange.json`): the standard's columns, joined. */
export type ComposedRow = Readonly<Record<string, unknown>>

const rowsOf = (rows: RowsByTable, table: string): readonly SpglRow[] => rows.get(table) ?? []
const owner = new Set(['1', '建设单位'])

/** Joins what the tables say of one project; `null` until its basic row is there. */
export function composeProject(rows: RowsByTable): ComposedRow | null {
  const basic = rowsOf(rows, 'SPGL_XMJBXXB').at(-1)
  if (!basic) return null
  const unit = rowsOf(rows, 'SPGL_XMDWXXB').find(each => owner.has(each.dwlx ?? ''))
  const permit = rowsOf(rows, 'SPGL_JZGCSGXKXXB')
    .filter(each => each.fzrq !== undefined && each.sjyxbs !== '0')
    .toSorted((a, b) => (a.fzrq ?? '').localeCompare(b.fzrq ?? ''))[0]
  return {
    _kind: 'project',
    ...basic,
    jsdw: basic.jsdw ?? unit?.dwmc,
    jsdwdm: basic.jsdwdm ?? unit?.dwtyshxydm,
    fzrq: permit?.fzrq,
    _withdrawn: basic.sjyxbs === '0' ? '1' : '0',
  }
}

interface Pause {
  readonly from: string
  readonly to?: string
  readonly kind: string
  readonly reason?: string
}

/** Stretches between a status that stops the clock and the one that starts it again, or another that ends the step. */
function pausesOf(
  states: readonly SpglRow[],
  stops: string,
  starts: string,
  kind: string,
  moment: Composing['moment'],
) {
  const pauses: Pause[] = []
  let from: string | null = null
  for (const { blzt = '', blsj = '' } of states) {
    const at = moment(blsj)
    if (at === null) continue
    if (blzt === stops) from ??= at
    else if (from !== null && (blzt === starts || isFinal(blzt))) {
      pauses.push({ from, to: at, kind })
      from = null
    }
  }
  if (from !== null) pauses.push({ from, kind })
  return pauses
}

/** Special procedures name themselves in a table of their own: the reason of the stretch that begins with them. */
const withReasons = (pauses: readonly Pause[], specials: readonly SpglRow[], moment: Composing['moment']) =>
  pauses.map(pause => {
    const named = specials.find(each => moment(each.tbcxkssj ?? '') === pause.from)
    return named?.tbcxmc === undefined ? pause : { ...pause, reason: named.tbcxmc }
  })

/** Which of our kinds an item is, by its name: the standard's own list of items is not public. */
export function itemKindOf(name: string): string {
  if (/联合审图|施工图.*(审查|联审)|图审/.test(name)) return 'joint-drawing-review'
  if (/联合验收/.test(name)) return 'joint-acceptance'
  if (/(供水|排水|供电|用电|燃气|热力|广电|通信).*(报装|接入|接用)/.test(name)) return 'utility-connection'
  return 'ordinary'
}

const fireReview: Readonly<Record<string, { readonly item: string; readonly name: string; readonly stage: string }>> = {
  '1': { item: 'fire-design-review', name: '建设工程消防设计审查', stage: '3' },
  '2': { item: 'fire-acceptance', name: '建设工程消防验收', stage: '4' },
  '3': { item: 'fire-filing', name: '建设工程消防验收备案', stage: '4' },
}

/**
 * Joins what the tables say of one step; `null` while its item or its first state is missing. Fire-design review and
 * acceptance stand for themselves where no step of their number was sent.
 */
export function composeStep(rows: RowsByTable, project: ComposedRow | null, { moment }: Composing): ComposedRow | null {
  const sent = rowsOf(rows, 'SPGL_XMSPSXBLXXB').at(-1)
  const fire = rowsOf(rows, 'SPGL_JSGCXFSJSCXXB').at(-1)
  const item = sent ?? (fire && fireItem(fire))
  if (!item) return null
  const states = rowsOf(rows, 'SPGL_XMSPSXBLXXXXB')
    .filter(each => each.blzt !== undefined && each.sjyxbs !== '0')
    .toSorted((a, b) => (a.blsj ?? '').localeCompare(b.blsj ?? '') || (a.lsh ?? '').localeCompare(b.lsh ?? ''))
  const said = states.length > 0 ? states : fire ? fireStates(fire) : []
  const last = said.at(-1)
  const projectCode = item.xmdm ?? project?.xmdm
  if (!last || projectCode === undefined) return null
  const described = rowsOf(rows, 'SPGL_DFXMSPLCJDSXXXB').at(-1)
  const name = item.spsxmc ?? described?.spsxmc ?? item.spsxbm ?? ''
  const status = statuses[Number(last.blzt)]
  const accepted = said.find(each => each.blzt === '8') ?? said.find(each => each.blzt === '3')
  const specials = rowsOf(rows, 'SPGL_XMSPSXBLTBCXXXB')
  const pauses = [
    ...pausesOf(said, '6', '7', 'correction', moment),
    ...withReasons(pausesOf(said, '9', '10', 'special', moment), specials, moment),
  ].toSorted((a, b) => a.from.localeCompare(b.from))
  const approval = rowsOf(rows, 'SPGL_XMSPSXPFWJXXB').at(-1)
  return {
    _kind: 'step',
    spsxslbm: item.spsxslbm,
    xmdm: projectCode,
    xzqhdm: item.xzqhdm ?? project?.xzqhdm,
    spsxbm: item.spsxbm ?? described?.spsxbm,
    spsxmc: name,
    sxlb: itemKindOf(name),
    dybzspjdxh: item.dybzspjdxh ?? described?.dybzspjdxh,
    sxblsx: item.sxblsx ?? described?.spsxblsx,
    sfsxgzcnz: item.sfsxgzcnz ?? described?.sfsxgzcnz,
    spbmmc: item.spbmmc ?? described?.spbmmc ?? last.dwmc,
    blspslbm: item.blspslbm,
    blzt: last.blzt,
    blsj: last.blsj,
    slsj: accepted?.blsj,
    bjsj: isFinal(last.blzt ?? '') ? last.blsj : undefined,
    bzcs: said.filter(each => each.blzt === '6').length,
    pauses: pauses.length > 0 ? pauses : undefined,
    foreignStatus: status ? `${last.blzt} ${status.zh}` : last.blzt,
    pfwh: approval?.pfwh ?? fire?.wsbh,
    _withdrawn: item.sjyxbs === '0' ? '1' : '0',
  }
}

function fireItem(fire: SpglRow): SpglRow | undefined {
  const kind = fireReview[fire.ywlx ?? '1']
  if (!kind) return undefined
  const { item, name, stage } = kind
  return { ...fire, spsxslbm: fire.spsxslbm ?? fire.lsh ?? '', spsxbm: item, spsxmc: name, dybzspjdxh: stage }
}

/** 结论 (jgjl): 1 qualified, 2 not; without one it is under way. */
function fireStates(fire: SpglRow): readonly SpglRow[] {
  const begun = fire.slrq === undefined ? [] : [{ blzt: '8', blsj: fire.slrq }]
  if (fire.jsjgrq === undefined) return begun
  return [...begun, { blzt: fire.jgjl === '2' ? '13' : '11', blsj: fire.jsjgrq }]
}

/** A finding of whoever supervises (项目监管信息) as a problem of the project. */
export function composeFinding(row: SpglRow, project: ComposedRow | null, { unit }: Composing): ComposedRow | null {
  const projectCode = row.xmdm ?? project?.xmdm
  if (projectCode === undefined) return null
  const word = row.jgbmmc ?? row.jgbmdm
  return {
    _kind: 'finding',
    ...row,
    xmdm: projectCode,
    xzqhdm: row.xzqhdm ?? project?.xzqhdm,
    jgbmmc: word === undefined ? undefined : (unit(word) ?? word),
    cljgsj: row.jgbmcljg === undefined ? undefined : (row.cljgsj ?? row.jlycsj),
    _withdrawn: row.sjyxbs === '0' ? '1' : '0',
  }
}
