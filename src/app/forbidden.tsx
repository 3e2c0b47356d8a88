import { DeskShell } from './desk/desk-shell'
import { ForbiddenPage } from './desk/forbidden-page'

/** A page that is not within one's rights, and whom to ask for them. */
export default function Forbidden() {
  return (
    <DeskShell>
      <ForbiddenPage />
    </DeskShell>
  )
}
