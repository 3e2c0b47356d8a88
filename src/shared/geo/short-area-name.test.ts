import { expect, test } from 'vitest'
import { shortAreaName } from './short-area-name'

test.each([
  ['锦江区', '锦江'],
  ['龙泉驿区', '龙泉驿'],
  ['金堂县', '金堂'],
  ['都江堰市', '都江堰'],
  ['苇浦街道', '苇浦'],
  ['漪畴社区', '漪畴'],
  ['安德镇', '安德'],
  ['白塔乡', '白塔'],
])('%s is %s', (name, short) => expect(shortAreaName(name, 'zh')).toBe(short))

test.each(['蓟县', '成都高新区', '四川天府新区', '浦东新区', '经济技术开发区', '示范园区'])(
  '%s says nothing without its ending',
  name => expect(shortAreaName(name, 'zh')).toBe(name),
)

test.each([
  ["Huai'an District", "Huai'an"],
  ['Jintang County', 'Jintang'],
  ['Tianfu New Area', 'Tianfu'],
  ['Hi-tech Zone', 'Hi-tech'],
  ['Weipu Subdistrict', 'Weipu'],
  ['Yichou Community', 'Yichou'],
  ['Qionglai City', 'Qionglai'],
  ['Jinjiang', 'Jinjiang'],
])('%s is %s', (name, short) => expect(shortAreaName(name, 'en')).toBe(short))
