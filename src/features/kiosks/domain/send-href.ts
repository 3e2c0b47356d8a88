/** Where a case or project is chosen a screen for: `/screens` with what is to be sent. */
export const sendHref = (dataset: 'case' | 'project', id: string, name: string): string =>
  `/screens?${new URLSearchParams({ [dataset]: id, name })}`
