const patterns = [
  /^wall$/,
  /^index$/,
  /^(area|unit|case|project|screen|inbox):[^\s:][^\s]{0,127}$/,
  /^map:[a-z]{1,32}$/,
]

/** Whether a text has the shape of a topic anyone may ask to follow. */
export const isTopic = (text: unknown): text is string =>
  typeof text === 'string' && patterns.some(each => each.test(text))
