/** Bytes behind the `=XX` of quoted-printable; a `=` that begins no byte stays. */
export function unquote(bytes: Buffer): Buffer {
  if (!bytes.includes(equals)) return bytes
  const out = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (let i = 0; i < bytes.length; i++) {
    const high = bytes[i] === equals ? hex(bytes[i + 1]) : -1
    const low = high < 0 ? -1 : hex(bytes[i + 2])
    if (low >= 0) {
      out[length++] = high * 16 + low
      i += 2
    } else if (bytes[i] !== equals || i < bytes.length - 1) out[length++] = bytes[i]!
  }
  return out.subarray(0, length)
}

/** The line goes on in the next one: `=` at the end, perhaps with blanks behind it. */
export function endsInSoftBreak(line: Buffer): boolean {
  let end = line.length
  while (end > 0 && (line[end - 1] === 32 || line[end - 1] === 9)) end--
  return end > 0 && line[end - 1] === equals
}

export const withoutSoftBreak = (line: Buffer): Buffer => line.subarray(0, line.lastIndexOf(equals))

const equals = 61

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 48 && byte <= 57) return byte - 48
  const letter = byte | 32
  return letter >= 97 && letter <= 102 ? letter - 87 : -1
}
