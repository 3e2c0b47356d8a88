import type { DurationUnit, Span, SpanUnit } from '../formula'
import type { Text } from './text'

const spanUnitWords: Readonly<Record<SpanUnit, readonly [zh: string, en: string]>> = {
  min: ['分钟', 'minutes'],
  h: ['小时', 'hours'],
  d: ['天', 'days'],
  uh: ['紧急工作时', 'emergency hours (round the clock)'],
  wh: ['个工作小时', 'working hours'],
  wd: ['个工作日', 'working days'],
  mo: ['个月', 'months'],
  y: ['年', 'years'],
}

export const spanWords = ({ count, unit }: Span): Text => ({
  zh: `${count}${unit === 'uh' ? '个' : ''}${spanUnitWords[unit][0]}`,
  en: `${count} ${count === 1 ? spanUnitWords[unit][1].replace(/s\b/, '') : spanUnitWords[unit][1]}`,
})

/** Units of measure as they are said; what has no word stands for itself. */
export function unitWords(unit: string): Text {
  const found = units[unit]
  return found ? { zh: found[0], en: found[1] } : { zh: unit, en: unit }
}

const units: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  km: ['公里', 'km'],
  m: ['米', 'm'],
  km2: ['平方公里', 'km²'],
  m2: ['平方米', 'm²'],
  persons: ['人', 'persons'],
  households: ['户', 'households'],
  t: ['吨', 't'],
  't/month': ['吨/月', 't/month'],
  h: ['小时', 'h'],
  d: ['天', 'days'],
  wd: ['个工作日', 'working days'],
  min: ['分钟', 'min'],
  s: ['秒', 's'],
  '10kCNY': ['万元', '10,000 CNY'],
  CNY: ['元', 'CNY'],
  mA: ['毫安', 'mA'],
  kWh: ['千瓦时', 'kWh'],
}

export const durationWords: Readonly<Record<DurationUnit, readonly [zh: string, en: string]>> = {
  min: ['分钟', 'minutes'],
  h: ['小时', 'hours'],
  d: ['天', 'days'],
  wh: ['工作小时', 'working hours'],
  wd: ['工作日', 'working days'],
}
