/** `1 November 2026`: the day of an instant in UTC, for what a claim says of itself. */
export const dayWords = (at: number): string => words.format(at)

const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
