const letters = '234567abcdefghijklmnopqrstuvwxyz'
const longest = 13

/** When a record was made by its key: thirteen letters hold microseconds since 1970 and ten bits of a clock. UTC ms; null for other keys. */
export function tidTime(key: string): number | null {
  // The first letter has one bit to spare, which is never set.
  if (key.length !== longest || !/^[2-7a-j]/.test(key)) return null
  let number = 0n
  for (const letter of key) {
    const value = letters.indexOf(letter)
    if (value < 0) return null
    number = number * 32n + BigInt(value)
  }
  return Number((number >> 10n) / 1000n)
}
