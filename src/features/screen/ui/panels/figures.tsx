'use client'

import { Figure } from '../figure'

interface FiguresProps {
  readonly figures: readonly {
    readonly label: string
    readonly value: number
    /** Stands for something that should not be. */
    readonly isAbnormal?: boolean
  }[]
}

/** Two to four large numbers side by side, each under its name. */
export const Figures = ({ figures }: FiguresProps) => (
  <dl className={figures.length > 3 ? 'figures figures-four' : 'figures'}>
    {figures.map(({ label, value, isAbnormal }) => (
      <div key={label} className={isAbnormal && value > 0 ? 'figure-over' : undefined}>
        <dt>{label}</dt>
        <dd>
          <Figure value={value} />
        </dd>
      </div>
    ))}
  </dl>
)
