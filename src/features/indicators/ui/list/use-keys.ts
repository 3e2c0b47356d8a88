'use client'

import { useEffect } from 'react'

interface Keys {
  readonly setHelp: (isOpen: boolean) => void
  /** Puts the rows in order again. */
  readonly arrange: () => void
  /** Everything that narrows the list is taken away. */
  readonly clear: () => void
  readonly turn: () => void
  readonly isHeat: boolean
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

const rowOf = (element: Element | null) => element?.closest<HTMLElement>('.ix-row') ?? null

/** Moves to the row before or after, or to the first where none is current. */
function move(steps: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.ix-row')]
  const here = rowOf(document.activeElement)
  const entry = rows.findIndex(row => row.tabIndex === 0)
  const next = here ? rows.indexOf(here) + steps : Math.max(0, entry)
  const row = rows[Math.min(rows.length - 1, Math.max(0, next))]
  row?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}

function openMenu(name: string): void {
  const menu = document.querySelector<HTMLDetailsElement>(`[data-menu="${name}"]`)
  if (!menu) return
  menu.open = true
  menu.querySelector<HTMLElement>('a, button, input')?.focus()
}

/** The page by keyboard. Nothing is taken from somebody who types, or from a key with Ctrl, Alt or Meta. */
export function useKeys({ setHelp, arrange, clear, turn, isHeat }: Keys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
      // An open dialogue has the keys to itself, Escape among them.
      if (document.querySelector('dialog[open]')) return
      if (isTyping(event.target)) {
        if (event.key !== 'Escape' && event.key !== 'ArrowDown') return
        if (!(event.target as HTMLElement).matches('.ix-search')) return
        event.preventDefault()
        if (event.key === 'ArrowDown') move(1)
        else {
          ;(event.target as HTMLElement).blur()
          clear()
        }
        return
      }
      const act = actionOf(event.key)
      if (!act) return
      event.preventDefault()
      act()
    }
    const actionOf = (key: string): (() => void) | undefined => {
      switch (key) {
        case '/':
          return () => document.querySelector<HTMLInputElement>('.ix-search')?.select()
        case 'j':
          return isHeat ? undefined : () => move(1)
        case 'k':
          return isHeat ? undefined : () => move(-1)
        case 'ArrowDown':
          return isHeat || !rowOf(document.activeElement) ? undefined : () => move(1)
        case 'ArrowUp':
          return isHeat || !rowOf(document.activeElement) ? undefined : () => move(-1)
        case 'f':
          return () => document.querySelector<HTMLElement>('.ix-chip')?.focus()
        case 'e':
          return () => openMenu('export')
        case 's':
          return () => openMenu('views')
        case 'a':
          return () => openMenu('area')
        case 'r':
          return arrange
        case 'v':
          return turn
        case '?':
          return () => setHelp(true)
        case 'Escape':
          return clear
        default:
          return undefined
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [setHelp, arrange, clear, turn, isHeat])
}
