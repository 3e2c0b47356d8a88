import { type DeskLayerId, deskLayers } from '../domain/desk-layers'

/** The symbol of a layer, as it is on the map. */
export function LayerMark({ layer }: { readonly layer: DeskLayerId }) {
  const fill = `var(--${deskLayers[layer].colour})`
  return (
    <svg className="mp-mark" viewBox="-1 -1 2 2" aria-hidden="true">
      {shapeOf(layer, fill)}
    </svg>
  )
}

function shapeOf(layer: DeskLayerId, fill: string) {
  switch (layer) {
    case 'cases':
      return <circle r="0.68" fill={fill} />
    case 'projects':
      return <path d="M0 -0.82 0.82 0 0 0.82 -0.82 0Z" fill={fill} />
    case 'permits':
      return <rect x="-0.82" y="-0.32" width="1.64" height="0.64" rx="0.22" fill={fill} />
    case 'assets':
      return <rect x="-0.62" y="-0.62" width="1.24" height="1.24" rx="0.2" fill={fill} />
    case 'devices':
      return <path d="M0 -0.78 0.742 -0.241 0.458 0.631 -0.458 0.631 -0.742 -0.241Z" fill={fill} />
    case 'cameras':
      return <ellipse rx="0.84" ry="0.5" fill={fill} />
    case 'underground':
      return <path d="M-0.85 0.3H-0.2L0.2 -0.3H0.85" stroke={fill} strokeWidth="0.34" fill="none" />
    case 'flows':
      return (
        <>
          <path d="M-0.8 0.5C-0.5 -0.6 0.2 -0.7 0.6 -0.1" stroke={fill} strokeWidth="0.24" fill="none" />
          <circle cx="0.62" cy="0.05" r="0.3" fill={fill} />
        </>
      )
    case 'zones':
      return (
        <rect
          x="-0.7"
          y="-0.55"
          width="1.4"
          height="1.1"
          fill="none"
          stroke={fill}
          strokeWidth="0.24"
          strokeDasharray="0.3 0.18"
        />
      )
    case 'duty':
      return <path d="M0 -0.8a0.38 0.38 0 1 1 -0.01 0ZM-0.68 0.74a0.68 0.66 0 0 1 1.36 0Z" fill={fill} />
    case 'matrix':
      return (
        <>
          <path d="M-0.8 -0.7H0.05L-0.15 0.75H-0.8Z" fill="var(--data1)" />
          <path d="M0.2 -0.7H0.8V0.75H0Z" fill="var(--data2)" />
        </>
      )
    default: {
      const never: never = layer
      throw new Error(`no such layer: ${String(never)}`)
    }
  }
}
