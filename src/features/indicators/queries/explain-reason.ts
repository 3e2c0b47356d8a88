import type { City } from '@/features/areas'
import { dataset as declared } from '@/features/datasets'
import type { Formula } from '../domain/formula'
import type { Reason } from '../domain/reason'
import { datasetsOf } from '../domain/references'
import type { Text } from '../domain/words/text'

export interface ReasonWords {
  readonly code: Reason
  /** `not-applicable`: the city has no such thing. `no-data`: records are missing. `nothing-counted`: records are there, none to be judged. */
  readonly kind: 'not-applicable' | 'no-data' | 'nothing-counted' | 'other-period'
  readonly text: Text
  /** What would have to come in; null where nothing can. */
  readonly needed: Text | null
}

/** Why there is no value (or score), and what would have to come in for one. */
export function reasonWords(
  city: City,
  code: string,
  reason: Reason,
  formula: Formula,
  numerator: Text | null,
  denominator: Text | null,
): ReasonWords {
  const titles = [...datasetsOf(formula)].filter(each => each !== 'ref').map(each => declared(each))
  const sources = {
    zh: titles.map(each => `“${each.titleZh}”`).join('、'),
    en: titles.map(each => `“${each.titleEn}”`).join(', '),
  }
  const below = denominator ?? numerator ?? sources
  switch (reason) {
    case 'not-applicable': {
      const why = city.notApplicable.get(code)
      return {
        code: reason,
        kind: 'not-applicable',
        text: {
          zh: `本市不适用${why ? `：${why.zh}` : ''}`,
          en: `Does not apply to this city${why ? `: ${why.en}` : ''}`,
        },
        needed: null,
      }
    }
    case 'no-records':
      return {
        code: reason,
        kind: 'no-data',
        text: { zh: `从未收到所需的记录（${sources.zh}）`, en: `No record that it needs ever came in (${sources.en})` },
        needed: {
          zh: `接入${sources.zh}的记录，并填报公式所用字段`,
          en: `Records of ${sources.en} with the fields that the formula reads`,
        },
      }
    case 'stale-feed':
      return {
        code: reason,
        kind: 'no-data',
        text: {
          zh: `统计期内全市没有收到${sources.zh}的记录，来源可能已中断`,
          en: `No record of ${sources.en} lies in the stretch anywhere in the city: its feed may have stopped`,
        },
        needed: { zh: `统计期内的${sources.zh}记录`, en: `Records of ${sources.en} within the stretch` },
      }
    case 'no-denominator':
      return {
        code: reason,
        kind: 'nothing-counted',
        text: {
          zh: `统计期内没有可评判的记录，分母为零：${below.zh}`,
          en: `Nothing to judge in the stretch: ${below.en} is nought`,
        },
        needed: { zh: `至少一条计入分母的记录：${below.zh}`, en: `At least one record that counts below: ${below.en}` },
      }
    case 'no-finished':
      return {
        code: reason,
        kind: 'nothing-counted',
        text: { zh: '统计期内没有已完成的记录', en: 'No record was finished in the stretch' },
        needed: { zh: `至少一条计入的记录：${below.zh}`, en: `At least one finished record: ${below.en}` },
      }
    case 'no-reference':
      return {
        code: reason,
        kind: 'no-data',
        text: {
          zh: '该区域或该年度没有参考数据（参考数据按区县和年度提供）',
          en: 'There is no reference number for this area or year (they are given by district and year)',
        },
        needed: { zh: `该年度的参考数据：${below.zh}`, en: `The reference number of the year: ${below.en}` },
      }
    case 'other-period':
      return {
        code: reason,
        kind: 'other-period',
        text: {
          zh: '统计期不是该指标自己的周期，下限和目标不适用，因此不计分',
          en: 'The stretch is not the indicator’s own period, so floor and goal do not fit it: no score',
        },
        needed: null,
      }
  }
}
