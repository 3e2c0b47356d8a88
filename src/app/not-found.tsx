import { DeskShell } from './desk/desk-shell'
import { MissingPage } from './desk/missing-page'

/** An address of nothing; the frame is there all the same, to find on. */
export default function NotFound() {
  return (
    <DeskShell>
      <MissingPage />
    </DeskShell>
  )
}
