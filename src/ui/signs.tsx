/** A flag is a pennant: on a unit. */
export const Pennant = () => (
  <svg className="pennant" viewBox="0 0 22 26" aria-hidden="true">
    <path d="M2 1v24" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
    <path d="M3.4 2.6C8 .4 12 5.6 20.6 3v11.4c-8.600 2.600-12.600-2.600-17.200-.4z" fill="var(--yellow)" />
  </svg>
)

const levelShapes = {
  // Octagon, diamond, triangle, square: told apart without colour.
  1: { path: 'M8 2h12l6 6v12l-6 6H8l-6-6V8z', colour: 'var(--red)', sign: 'Ⅰ' },
  2: { path: 'M14 0l14 14-14 14L0 14z', colour: 'var(--orange)', sign: 'Ⅱ' },
  3: { path: 'M14 1l14 26H0z', colour: 'var(--yellow)', sign: 'Ⅲ' },
  4: { path: 'M2 2h24v24H2z', colour: 'var(--blue)', sign: 'Ⅳ' },
} as const

interface LevelSignProps {
  readonly level: 1 | 2 | 3 | 4
  /** False: an outline, of something that stands ready. */
  readonly filled?: boolean
}

/** Gravity of an emergency by shape, colour and numeral. */
export const LevelSign = ({ level, filled = true }: LevelSignProps) => {
  const { path, colour, sign } = levelShapes[level]
  return (
    <svg className="level-sign" viewBox="0 0 28 28" role="img" aria-label={sign}>
      <path d={path} fill={filled ? colour : 'none'} stroke={filled ? 'none' : 'currentColor'} strokeWidth="2" />
      <text
        x="14"
        y={level === 3 ? 23 : 19.5}
        textAnchor="middle"
        fontSize="14"
        fontWeight="700"
        fill={filled ? 'var(--onStatus)' : 'currentColor'}
      >
        {sign}
      </text>
    </svg>
  )
}
