'use client'

import { type RefObject, useEffect, useRef } from 'react'
import type { DeskCity } from '../domain/desk-city'
import type { DeskLayerId } from '../domain/desk-layers'
import type { MapView } from '../domain/map-view'
import type { DeskMap } from '../map/desk-map-options'
import type { SideState } from './use-side'

interface Keys {
  readonly map: RefObject<DeskMap | null>
  readonly side: SideState
  readonly setHelp: (isOpen: boolean) => void
  readonly toggleCalendar: () => void
  readonly prove: (layer: DeskLayerId) => void
  readonly city: DeskCity
  readonly view: MapView
  readonly change: (part: Partial<MapView>) => void
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type="range"], [type="checkbox"]), textarea, select')

/** The page by keyboard. Nothing is taken from somebody who types, or from a key with Ctrl, Alt or Meta. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
      if (document.querySelector('dialog[open]') || isTyping(event.target)) return
      const act = actionOf(event.key, latest.current)
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

/** The layer that a key about a number means: the one whose row has the focus, else the topmost shown. */
function layerInHand(view: MapView): DeskLayerId | undefined {
  const focused = document.activeElement?.closest<HTMLElement>('[data-layer]')?.dataset.layer
  const layer = view.layers.find(each => each.id === focused) ?? view.layers.findLast(each => each.isOn)
  return layer?.id
}

function actionOf(key: string, { map, side, setHelp, toggleCalendar, prove, city, view, change }: Keys) {
  const own = map.current
  const number = Number(key)
  if (Number.isInteger(number) && number >= 1 && number <= view.layers.length) {
    const layer = view.layers.at(-number)
    return () => change({ layers: view.layers.map(each => (each === layer ? { ...each, isOn: !each.isOn } : each)) })
  }
  switch (key) {
    case '/':
      return () => document.querySelector<HTMLInputElement>('.mp-search input')?.select()
    case 'f':
      return () => document.querySelector<HTMLElement>('[data-menu="area"]')?.focus()
    case '+':
    case '=':
      return () => own?.zoomBy(1)
    case '-':
      return () => own?.zoomBy(-1)
    case 'ArrowUp':
      return () => own?.panBy(0, -120)
    case 'ArrowDown':
      return () => own?.panBy(0, 120)
    case 'ArrowLeft':
      return () => own?.panBy(-120, 0)
    case 'ArrowRight':
      return () => own?.panBy(120, 0)
    case 'b':
      return () => side.chooseTool(side.tool === 'box' ? 'pan' : 'box')
    case 'l':
      return () => side.chooseTool(side.tool === 'lasso' ? 'pan' : 'lasso')
    case 'h':
      return () => own?.goTo(city.bounds)
    case 'n':
    case 'Home':
      return () => change({ at: null })
    case ' ':
      return () => document.querySelector<HTMLElement>('.mp-time-tools button')?.click()
    case 'c':
      return toggleCalendar
    case 'r':
      return () => {
        const place = own?.centre()
        if (place) side.around(place)
      }
    case 'p': {
      const layer = layerInHand(view)
      return layer ? () => prove(layer) : undefined
    }
    case '?':
      return () => setHelp(true)
    case 'Escape':
      return () => (side.tool === 'pan' ? side.close() : side.chooseTool('pan'))
    default:
      return undefined
  }
}
