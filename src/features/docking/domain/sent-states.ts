/** How far a row has come that is told to another system. */
export const sentStates = ['waiting', 'sent', 'acknowledged', 'refused'] as const
export type SentState = (typeof sentStates)[number]
