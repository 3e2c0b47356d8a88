const special = /[\\\n\r\t]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A text as COPY wants it. */
export const copyText = (text: string): string =>
  special.test(text) ? text.replace(/[\\\n\r\t]/g, each => escapes[each] ?? each) : text
