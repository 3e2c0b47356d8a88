/** The first character, in the order of pinyin, of each initial letter; i, u and v begin no syllable. */
const firsts: readonly (readonly [letter: string, first: string])[] = [
  ['a', '阿'],
  ['b', '八'],
  ['c', '嚓'],
  ['d', '咑'],
  ['e', '妸'],
  ['f', '发'],
  ['g', '旮'],
  ['h', '铪'],
  ['j', '丌'],
  ['k', '咔'],
  ['l', '垃'],
  ['m', '妈'],
  ['n', '拏'],
  ['o', '噢'],
  ['p', '妑'],
  ['q', '七'],
  ['r', '呥'],
  ['s', '仨'],
  ['t', '他'],
  ['w', '穵'],
  ['x', '夕'],
  ['y', '丫'],
  ['z', '帀'],
]

const order = new Intl.Collator('zh-CN-u-co-pinyin')
const known = new Map<string, string>()

function letterOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return /[a-z0-9]/i.test(character) ? character.toLowerCase() : ''
  const kept = known.get(character)
  if (kept !== undefined) return kept
  const letter = firsts.findLast(([, first]) => order.compare(first, character) <= 0)?.[0] ?? ''
  known.set(character, letter)
  return letter
}

/**
 * What one types for a Chinese name: 锦江区 → `jjq`. By the collation every runtime brings; a character with several
 * readings counts by the one it is sorted under.
 */
export const pinyinInitials = (text: string): string => [...text].map(letterOf).join('')
