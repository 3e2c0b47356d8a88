import '../ui/shell/shell.css'
import { ForbiddenPage } from './desk/forbidden-page'

/** For a page outside the desks that is not within one's rights. Made with every page, so it brings no frame along. */
export default function Forbidden() {
  return (
    <div className="desk">
      <ForbiddenPage />
    </div>
  )
}
