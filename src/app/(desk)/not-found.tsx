export { MissingPage as default } from '../desk/missing-page'
