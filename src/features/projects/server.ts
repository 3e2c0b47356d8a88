export { type KeyProject, keyProjects } from './data/key-projects.queries'
export { type LookAhead, lookAhead } from './queries/look-ahead'
export { type OneProject, oneProject } from './queries/one-project'
export { type ProjectList, projectList, projectQuery } from './queries/project-list'
