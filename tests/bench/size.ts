/** `10k`, `1m` or `250` as a number. */
export function sizeOf(text = ''): number {
  const [, number, unit] = /^(\d+)([km]?)$/.exec(text) ?? []
  if (number === undefined) throw new Error(`“${text}” is not a size: 10k, 100k, 1m.`)
  return Number(number) * (unit === 'm' ? 1_000_000 : unit === 'k' ? 1_000 : 1)
}

/** `10,000` as `10k`. */
export const sizeWords = (size: number): string => (size % 1_000_000 === 0 ? `${size / 1_000_000}m` : size % 1000 === 0 ? `${size / 1000}k` : String(size))
