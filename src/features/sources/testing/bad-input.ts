import type { BadInput } from './bad-input/delivery'
import { wrongFiles } from './bad-input/wrong-files'
import { wrongRows } from './bad-input/wrong-rows'

/** Every item of the list of bad input, most in several ways. `cutAfter`: bytes sent before a stream breaks off. */
export const badInputs = (cutAfter = 2 * 1024 ** 3): readonly BadInput[] => [...wrongRows, ...wrongFiles(cutAfter)]
