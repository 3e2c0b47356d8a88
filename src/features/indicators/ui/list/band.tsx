import { bandOf } from './select-rows.view'

interface ScoreProps {
  readonly score: number | null
  /** The score as text, in the reader's digits. */
  readonly text: string
  /** What is said of a score at its floor. */
  readonly floor: string
}

/** A score: its number, a bar as long as it, and the shape of its band; never colour alone. */
export const Score = ({ score, text, floor }: ScoreProps) =>
  score === null ? (
    <span className="ix-score ix-score-none">—</span>
  ) : (
    <span className="ix-score" data-band={bandOf(score)}>
      <b>{text}</b>
      {score === 0 ? (
        <em className="ix-floor">{floor}</em>
      ) : (
        <i className="ix-bar" aria-hidden="true">
          <i style={{ width: `${score}%` }} />
        </i>
      )}
    </span>
  )
