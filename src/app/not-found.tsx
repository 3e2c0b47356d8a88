import '../ui/shell/shell.css'
import { MissingPage } from './desk/missing-page'

/** For a page outside the desks. It is made with every page of the site, so it brings no frame along. */
export default function NotFound() {
  return (
    <div className="desk">
      <MissingPage isAlone />
    </div>
  )
}
