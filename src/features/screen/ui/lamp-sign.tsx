'use client'

import { useWall } from './wall-context'

/** A lamp's disc with the character of its colour, in the reader's script. */
export function LampSign({ colour, small = false }: { readonly colour: 'red' | 'yellow'; readonly small?: boolean }) {
  const { format } = useWall()
  const sign = format.lang === 'zh' ? { red: '红', yellow: '黄' }[colour] : { red: 'R', yellow: 'Y' }[colour]
  return <span className={`lamp lamp-${colour}${small ? ' lamp-small' : ''}`}>{sign}</span>
}
