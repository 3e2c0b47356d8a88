import type { Role } from '@/shared/auth'
import type { City } from '../../areas'

/** Somebody the demo lets one be by one click. */
export interface Persona {
  /** Also the key of its title in `messages/…/people.json`. */
  readonly key: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly unit: string | null
  readonly post: string | null
  readonly area: string | null
}

/** The people of `design.md` at posts of the demo city; units and areas are whatever this city has. */
export function personasOf(city: City): readonly Persona[] {
  const units = [...city.units.values()]
  const named = (code: string) => city.units.get(code)?.code ?? null
  const county = units.find(each => each.kind === 'county' && each.district !== null)
  const crew = units.find(each => each.kind === 'crew')
  const district = county?.district ?? city.districts[0]?.code ?? null
  const districtOffice = units.find(each => each.kind === 'district' && each.district === district)
  const at = (key: string, name: string, role: Role, post: string, rest: Partial<Persona> = {}): Persona => ({
    key,
    name: `演示${name}`,
    roles: [role],
    post,
    unit: null,
    area: null,
    ...rest,
  })
  return [
    at('leader', '领导', 'leader', '带班领导'),
    at('duty-officer', '值班员', 'duty-officer', '值班员'),
    at('duty-chief', '值班长', 'duty-officer', '值班长'),
    at('approver', '审批员', 'approver', '审批员', { unit: named('U-HOUSING') ?? county?.code ?? null }),
    at('supervisor', '营商办督办员', 'supervisor', '营商办'),
    at('assistant', '帮办员', 'assistant', '帮办员', { unit: named('U-APPROVAL') ?? county?.code ?? null }),
    at('seat-operator', '坐席员', 'seat-operator', '坐席员'),
    at('inspector', '巡查员', 'inspector', '巡查员', { unit: crew?.code ?? null }),
    at('index-editor', '指标管理员', 'index-editor', '指标管理员'),
    at('data-administrator', '数据管理员', 'data-administrator', '数据管理员'),
    at('auditor', '审计员', 'auditor', '审计员'),
    at('administrator', '系统管理员', 'administrator', '系统管理员'),
    ...(county && district
      ? [
          at('district-approver', '区审批员', 'approver', '审批员', { unit: county.code, area: district }),
          at('district-assistant', '区帮办员', 'assistant', '帮办员', { unit: county.code, area: district }),
        ]
      : []),
    ...(district
      ? [
          at('district-duty-officer', '区值班员', 'duty-officer', '值班员', {
            unit: districtOffice?.code ?? null,
            area: district,
          }),
        ]
      : []),
  ]
}
