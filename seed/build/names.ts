/**
 * Invented place names: a first and a second syllable, each a Chinese character with its reading.
 * They are drawn to sound like a city's and to be no real street's.
 */
const first =
  '禾he 澄cheng 岚lan 苇wei 皋gao 朗lang 沁qin 瑶yao 樟zhang 梧wu 杉shan 筠yun 萱xuan 荻di 芷zhi 湛zhan 峤qiao 霁ji 旻min 昕xin 璟jing 珩heng 琚ju 茗ming 葭jia 蓼liao 沅yuan 洵xun 溆xu 漪yi 岑cen 屿yu'
const second =
  '汀ting 湄mei 堰yan 坞wu 埂geng 陌mo 樾yue 畔pan 渚zhu 壑he 垣yuan 墅shu 岫xiu 埔pu 浦pu 皋gao 隰xi 畴chou 圩wei 洲zhou 澜lan 麓lu 坪ping 坳ao 屏ping 溪xi 桥qiao 台tai 里li 林lin'

export interface Name {
  zh: string
  en: string
}

const syllables = (list: string): Name[] => list.split(' ').map(pair => ({ zh: pair.slice(0, 1), en: pair.slice(1) }))

/** All pairs in an order drawn by the seed; each pair once. */
export function nameDeck(random: () => number): Name[] {
  const deck = syllables(first).flatMap(a =>
    syllables(second)
      .filter(b => b.zh !== a.zh)
      .map(b => ({ zh: a.zh + b.zh, en: joined(a.en, b.en) })),
  )
  for (let i = deck.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[deck[i], deck[j]] = [deck[j] as Name, deck[i] as Name]
  }
  return deck
}

/** Pinyin puts an apostrophe before a second syllable that begins with a, o or e (GB/T 28039). */
function joined(a: string, b: string): string {
  const word = /^[aoe]/.test(b) ? `${a}'${b}` : a + b
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
