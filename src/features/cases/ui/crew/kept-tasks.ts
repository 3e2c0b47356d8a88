import { keepReading, keptReading } from '@/ui/phone/kept-reading'
import type { ShownPage } from '../api'

/** Keeps the tasks as they were read; `whose` are the unit and the person they are for. */
export const keepTasks = (whose: string, page: ShownPage): Promise<void> => keepReading('tasks', whose, page)

/** The tasks as they were last read; `undefined` where none were. */
export const keptTasks = (whose: string): Promise<ShownPage | undefined> => keptReading('tasks', whose)
