export { pageActor as viewer } from '../page-actor'
