/**
 * Writes units.csv and unit-aliases.csv of a demo city: node --import tsx seed/build/units.ts <city>
 *
 * No unit may be a real bureau, for the demo raises flags on units: districts are called by the heavenly stems and
 * earthly branches, city departments by 示范市, and telephone numbers begin with 0000, which no exchange has.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plans } from './plans'

const stems =
  '甲jia 乙yi 丙bing 丁ding 戊wu 己ji 庚geng 辛xin 壬ren 癸gui 子zi 丑chou 寅yin 卯mao 辰chen 巳si 午wu 未wei 申shen 酉you'.split(
    ' ',
  )
const departments: [code: string, zh: string, en: string, kind: 'main' | 'general', aliases: string][] = [
  ['APPROVAL', '行政审批局', 'Administrative Approval Bureau', 'main', '审批局 政务服务中心'],
  ['HOUSING', '住房城乡建设局', 'Housing and Construction Bureau', 'main', '住建局 住建委'],
  ['PLANNING', '规划自然资源局', 'Planning and Natural Resources Bureau', 'main', '规自局 自规局'],
  ['URBAN', '城市管理局', 'Urban Management Bureau', 'main', '城管局 城管委'],
  ['TRAFFIC', '交警支队', 'Traffic Police', 'main', '交警 交管局'],
  ['REFORM', '发展改革局', 'Development and Reform Bureau', 'main', '发改局 发改委'],
  ['ECOLOGY', '生态环境局', 'Ecology and Environment Bureau', 'main', '环保局 环境局'],
  ['WATER', '水务局', 'Water Affairs Bureau', 'main', '水利局'],
  ['FIRE', '消防救援局', 'Fire and Rescue Bureau', 'general', '消防'],
  ['PARKS', '园林绿化局', 'Parks and Greenery Bureau', 'general', '园林局'],
  ['DEFENCE', '人民防空办公室', 'Civil Air Defence Office', 'general', '人防办'],
  ['WEATHER', '气象局', 'Meteorological Bureau', 'general', '气象'],
  ['HERITAGE', '文物局', 'Cultural Heritage Bureau', 'general', '文物'],
  ['MARKET', '市场监督管理局', 'Market Supervision Bureau', 'general', '市场监管局 市监局'],
]
const crews: [code: string, zh: string, en: string, aliases: string][] = [
  ['ROADS-1', '道桥养护一队', 'Road and Bridge Crew 1', '道桥一队'],
  ['ROADS-2', '道桥养护二队', 'Road and Bridge Crew 2', '道桥二队'],
  ['LIGHTS-1', '照明抢修一队', 'Lighting Crew 1', '照明一队'],
  ['LIGHTS-2', '照明抢修二队', 'Lighting Crew 2', '照明二队'],
  ['CLEAN-1', '环卫作业一队', 'Cleaning Crew 1', '环卫一队'],
  ['CLEAN-2', '环卫作业二队', 'Cleaning Crew 2', '环卫二队'],
  ['PATROL-1', '街面巡查一队', 'Street Patrol 1', '巡查一队'],
  ['PATROL-2', '街面巡查二队', 'Street Patrol 2', '巡查二队'],
]
const utilities: [code: string, zh: string, en: string, aliases: string][] = [
  ['TAP', '供水公司', 'Water Supply Company', '自来水公司'],
  ['SEWER', '排水公司', 'Drainage Company', '排水'],
  ['GAS', '燃气公司', 'Gas Company', '燃气'],
  ['POWER', '供电公司', 'Power Supply Company', '供电 电力公司'],
  ['TELECOM', '通信公司', 'Telecom Company', '通信'],
  ['PIPES', '市政管线公司', 'Municipal Pipeline Company', '管线公司'],
  ['METRO', '轨道建设公司', 'Metro Construction Company', '地铁公司'],
  ['TRANSIT', '公共交通公司', 'Public Transport Company', '公交公司'],
]

const plan = plans[process.argv[2] ?? '']
if (!plan) throw new Error(`usage: units.ts <${Object.keys(plans).join('|')}>`)
const office = '09:00-12:00 13:00-17:00'
const allDay = '00:00-24:00'
const units: string[] = []
const aliases: string[] = []
let telephone = 6100

function unit(
  code: string,
  zh: string,
  en: string,
  kind: string,
  district: string,
  hours: string,
  words: string[] = [],
) {
  telephone++
  units.push([code, zh, en, kind, district, `${plan?.telephone} ${telephone}`, hours].join(','))
  for (const word of new Set([zh, ...words])) aliases.push(`${word},${code}`)
}

for (const [code, zh, en, kind, words] of departments)
  unit(
    `U-${code}`,
    `示范市${zh}`,
    `Model City ${en}`,
    kind,
    '',
    office,
    words.split(' ').flatMap(w => [w, `市${w}`]),
  )
plan.districts.forEach(({ code, zh: realName }, i) => {
  const stem = stems[i] ?? ''
  const level = realName.slice(-1)
  const zh = stem.slice(0, 1) + level
  const en = `${stem.slice(1, 2).toUpperCase()}${stem.slice(2)} ${level === '区' ? 'District' : 'County'}`
  unit(`U-${code}-GOV`, `${zh}行政审批局`, `${en} Approval Bureau`, 'county', code, office, [`${zh}审批局`])
  unit(`U-${code}-URBAN`, `${zh}城市管理局`, `${en} Urban Management Bureau`, 'district', code, office, [`${zh}城管局`])
})
for (const [code, zh, en, words] of crews)
  unit(`U-${code}`, `示范${zh}`, `Model ${en}`, 'crew', '', allDay, words.split(' '))
for (const [code, zh, en, words] of utilities)
  unit(`U-${code}`, `示范${zh}`, `Model ${en}`, 'utility', '', allDay, words.split(' '))

const folder = join(import.meta.dirname, '..', 'cities', plan.name)
writeFileSync(join(folder, 'units.csv'), `code,name_zh,name_en,kind,district,phone,hours\n${units.join('\n')}\n`)
writeFileSync(join(folder, 'unit-aliases.csv'), `alias,unit\n${aliases.join('\n')}\n`)
console.log(plan.name, `${units.length} units, ${aliases.length} aliases`)
