export { ForbiddenPage as default } from '../desk/forbidden-page'
