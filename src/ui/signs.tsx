/** A flag is a pennant: on a unit. */
export const Pennant = () => (
  <svg className="pennant" viewBox="0 0 22 26" aria-hidden="true">
    <path d="M2 1v24" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
    <path d="M3.4 2.6C8 .4 12 5.6 20.6 3v11.4c-8.600 2.600-12.600-2.600-17.200-.4z" fill="var(--yellow)" />
  </svg>
)
