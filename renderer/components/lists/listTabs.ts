/** The lists that lead to one another, in the order of their tabs. */
export const listTabs = [
  { name: 'never met', label: 'Never met' },
  { name: 'open loops', label: 'Open loops' },
  { name: 'coming', label: 'Coming' },
  { name: 'trip', label: 'Trip' },
  { name: 'left behind', label: 'Left behind' },
  { name: 'second meetings', label: 'Second meetings' },
  { name: 'cadence', label: 'In touch' },
] as const

export type ListName = (typeof listTabs)[number]['name']

/** How many stand in each; absent where a number would say nothing, or is not known yet. */
export type ListCounts = Readonly<Partial<Record<ListName, number | undefined>>>
