export { type KeyProject, keyProjects } from './data/key-projects.queries'
