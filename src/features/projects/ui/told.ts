import type { OneProject } from '../queries/one-project'
import type { ListedProject, ProjectList } from '../queries/project-list'

/** A value as JSON carries it: moments are texts. */
type Json<T> = T extends Date ? string : T extends object ? { readonly [K in keyof T]: Json<T[K]> } : T

export type ToldProject = Json<OneProject>
export type ToldStep = ToldProject['steps'][number]
/** Without what may be thousands of lines, of which a page sends a part: its steps, and the days that its rules counted. */
export type ToldFrame = Omit<ToldProject, 'steps' | 'rules'>
export type ToldRow = Json<ListedProject>
export type ToldList = Json<ProjectList>
