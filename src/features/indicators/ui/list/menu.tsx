'use client'

import { type ReactNode, useEffect, useRef } from 'react'

interface MenuProps {
  readonly label: ReactNode
  /** Hook for keys and tests: `data-menu`. */
  readonly name: string
  readonly side?: 'left' | 'right'
  readonly isOn?: boolean
  readonly title?: string
  readonly children: ReactNode
}

/** A button that opens a plate below it; works without a script. Closes on Escape, and when one goes elsewhere. */
export function Menu({ label, name, side = 'left', isOn, title, children }: MenuProps) {
  const own = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const leave = (event: Event) => {
      const menu = own.current
      if (menu?.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
    }
  }, [])
  return (
    <details
      ref={own}
      className="ix-menu"
      data-menu={name}
      data-on={isOn ? '' : undefined}
      onKeyDown={event => {
        const menu = own.current
        if (event.key !== 'Escape' || !menu?.open) return
        event.stopPropagation()
        menu.open = false
        menu.querySelector('summary')?.focus()
      }}
    >
      <summary title={title}>{label}</summary>
      <div className={`ix-plate ix-plate-${side}`}>{children}</div>
    </details>
  )
}
