/** 32 random bytes as base64url; what is kept is their hash. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)
