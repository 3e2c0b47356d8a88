import { WebMercatorViewport } from '@deck.gl/core'
import { MapLibreOverlay } from '@deck.gl/maplibre'
import { Map as MapLibre, type StyleSpecification, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import type { LngLat } from '../shared/geo/geometry'
import { type BandUpdater, createBandUpdater } from './bands'
import { type Camera, fitCamera, type Padding } from './camera/fit-camera'
import { createLabelOverlay, type MapLabel } from './labels/label-overlay'
import type { Rect } from './labels/place-labels'

interface EngineOptions {
  /** Holds the canvas. */
  readonly container: HTMLElement
  /** Lies over the canvas and takes the labels; ignores the pointer. */
  readonly labels: HTMLElement
  readonly style: StyleSpecification | string
  /** Pixels of one wall unit, for sizes that must follow the screen. */
  readonly unit: () => number
  /** What the labels must leave free, in pixels of the container. */
  readonly obstacles: () => readonly Rect[]
  readonly padding: () => Padding
  readonly pitch: number
  /** Where an opening flight begins. */
  readonly start: Pick<Camera, 'center' | 'zoom'> & { readonly pitch?: number; readonly bearing?: number }
  /** After this long without a hand on it the map goes home; null where the reader decides where it stands. */
  readonly homeAfterMs?: number | null
  /** Zoom that labels count their levels from; the home view's where it is left out. */
  readonly labelZoom?: number
}

export interface MapEngine {
  readonly map: MapLibre
  /** What is drawn; nothing else hands layers to the map. */
  readonly bands: BandUpdater
  /** Pixels of the container. */
  readonly project: (lng: number, lat: number, lift?: number) => readonly [number, number]
  /** The place under a pixel of the container. */
  readonly unproject: (x: number, y: number) => LngLat
  readonly setLabels: (labels: readonly MapLabel[]) => void
  /** Lays the labels anew: what they must leave free has moved. */
  readonly relabel: () => void
  /** Everything the home view must show; kept in view when the container changes its size. */
  readonly setHome: (points: readonly (readonly [number, number, number])[]) => void
  /** Goes home, in `ms` or at once. Resolves when there. */
  readonly goHome: (ms: number) => Promise<void>
  /** Zoom of the home view. */
  readonly homeZoom: () => number
  /** A ring that widens three times and goes. */
  readonly ring: (lng: number, lat: number, lift: number) => void
  /** Resolves when everything that was set has been painted. */
  readonly drawn: () => Promise<void>
  readonly destroy: () => void
}

/** After this long without a hand on it, the map goes home. */
const HOME_AFTER_MS = 30_000
const RING_MS = 3600

/** MapLibre and deck.gl in one canvas, labels in HTML above it. Knows no feature; draws only when something changes. */
export async function createMapEngine(options: EngineOptions): Promise<MapEngine> {
  const { container, pitch, unit, homeAfterMs = HOME_AFTER_MS } = options
  setWorkerUrl('/maplibre/maplibre-gl-worker.mjs')
  const map = new MapLibre({
    container,
    style: options.style,
    center: [...options.start.center],
    zoom: options.start.zoom,
    pitch: options.start.pitch ?? 0,
    bearing: options.start.bearing ?? 0,
    maxPitch: 60,
    attributionControl: false,
    fadeDuration: 0,
    // Walls are wider than the 4096 pixels that the canvas is otherwise cut to.
    maxCanvasSize: [16384, 16384],
    canvasContextAttributes: { antialias: true },
  })
  const overlay = new MapLibreOverlay({ interleaved: true, layers: [] })
  const labels = createLabelOverlay({ element: options.labels, unit, obstacles: options.obstacles })
  let home: readonly (readonly [number, number, number])[] = []
  let homeZoom = options.start.zoom
  let away: ReturnType<typeof setTimeout> | undefined
  let atHome = false
  const rings = new Set<{ readonly node: HTMLElement; readonly at: readonly [number, number, number] }>()

  await new Promise<void>(resolve => map.once('style.load', () => resolve()))
  map.addControl(overlay)
  const bands = createBandUpdater(layers => {
    overlay.setProps({ layers: [...layers] })
    map.triggerRepaint()
  })

  const viewport = () => {
    const { lng, lat } = map.getCenter()
    const { clientWidth: width, clientHeight: height } = container
    return new WebMercatorViewport({
      width,
      height,
      longitude: lng,
      latitude: lat,
      zoom: map.getZoom(),
      pitch: map.getPitch(),
      bearing: map.getBearing(),
    })
  }
  const layOut = () => {
    const view = viewport()
    const project = (lng: number, lat: number, lift: number) => {
      const [x = 0, y = 0] = view.project([lng, lat, lift])
      return [x, y] as const
    }
    labels.layout(project, map.getZoom() - (options.labelZoom ?? homeZoom), view.width, view.height)
    for (const { node, at } of rings) {
      const [x, y] = project(...at)
      node.style.transform = `translate(${x}px, ${y}px)`
    }
  }
  const homeCamera = () => {
    const camera = fitCamera({
      points: home,
      width: container.clientWidth,
      height: container.clientHeight,
      padding: options.padding(),
      pitch,
      bearing: 0,
    })
    homeZoom = camera.zoom
    return { ...camera, center: [...camera.center] as [number, number] }
  }
  const goHome = (ms: number) =>
    new Promise<void>(resolve => {
      if (home.length === 0) return resolve()
      atHome = true
      const camera = homeCamera()
      if (ms === 0) {
        map.jumpTo(camera)
        layOut()
        return resolve()
      }
      map.once('moveend', () => resolve())
      map.easeTo({ ...camera, duration: ms, essential: true, easing: eased })
    })

  map.on('move', layOut)
  // A face that comes late changes how wide the words are.
  document.fonts.addEventListener('loadingdone', layOut)
  const touched = () => {
    atHome = false
    clearTimeout(away)
    if (homeAfterMs !== null) away = setTimeout(() => void goHome(2500), homeAfterMs)
  }
  for (const event of ['dragstart', 'wheel', 'touchstart', 'rotatestart'] as const) map.on(event, touched)
  const observer = new ResizeObserver(() => {
    map.resize()
    if (atHome) void goHome(0)
    layOut()
  })
  observer.observe(container)

  return {
    map,
    bands,
    project: (lng, lat, lift = 0) => {
      const [x = 0, y = 0] = viewport().project([lng, lat, lift])
      return [x, y]
    },
    unproject: (x, y) => {
      const { lng, lat } = map.unproject([x, y])
      return [lng, lat]
    },
    setLabels: next => {
      labels.set(next)
      layOut()
    },
    relabel: layOut,
    setHome: points => {
      home = points
    },
    goHome,
    homeZoom: () => homeZoom,
    ring: (lng, lat, lift) => {
      const node = document.createElement('i')
      node.className = 'map-ring'
      options.labels.append(node)
      const ring = { node, at: [lng, lat, lift] as const }
      rings.add(ring)
      layOut()
      setTimeout(() => {
        rings.delete(ring)
        node.remove()
      }, RING_MS)
    },
    drawn: () =>
      new Promise(resolve => {
        // The bands hand over with the next frame, deck.gl takes up with one of its own; the one after that shows it.
        requestAnimationFrame(() =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              map.once('idle', () => resolve())
              map.triggerRepaint()
            }),
          ),
        )
      }),
    destroy: () => {
      clearTimeout(away)
      bands.clear()
      document.fonts.removeEventListener('loadingdone', layOut)
      observer.disconnect()
      labels.clear()
      map.remove()
    },
  }
}

const eased = (share: number) => (share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2)
