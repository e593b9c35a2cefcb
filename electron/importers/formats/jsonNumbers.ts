/**
 * JSON text whose whole numbers of sixteen digits and more stand in quotation marks: parsed as numbers, they lose their last digits.
 * For ids that are written bare.
 */
export function largeNumbersAsText(json: string): string {
  if (!/\d{16}/.test(json)) return json
  return json.replace(/"(?:[^"\\]|\\[^])*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g, (found) => (found.startsWith('"') ? found : `"${found}"`))
}

/** `JSON.parse` that keeps the digits of large whole numbers, as text. */
export const parseWithLargeNumbers = (json: string): unknown => JSON.parse(largeNumbersAsText(json))
