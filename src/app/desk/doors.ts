/** The three doors of the city; one whose feature has not landed is named without a link (a test looks for its page). */
export const doors: readonly { readonly key: 'wall' | 'desk' | 'ratings'; readonly href: string | null }[] = [
  { key: 'wall', href: '/screen' },
  { key: 'desk', href: '/duty' },
  { key: 'ratings', href: '/ratings' },
]
