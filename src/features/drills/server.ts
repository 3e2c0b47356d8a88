export { drillsPage } from './queries/drills-page'
