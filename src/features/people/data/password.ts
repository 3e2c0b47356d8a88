import { hash, verify } from '@node-rs/argon2'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane; about 20 ms on a slow core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The argon2id hash of a password, as a PHC string. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost)

export const isPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password)
