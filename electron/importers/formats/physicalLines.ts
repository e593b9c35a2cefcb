const lf = 10
const cr = 13

/** Bytes of one line that are kept; what is beyond is dropped and the line marked. */
const lineLimit = 10 * 1024 * 1024

/**
 * Cuts bytes into lines at CRLF, LF, CR and CR CR LF (phones of the iOS 5 era), each of them one line end. Lines stay bytes: a fold
 * may cut through a character. The chunks may be cut anywhere.
 */
export class PhysicalLines {
  private waiting: Buffer[] = []
  private waitingLength = 0
  /** Carriage returns at the end of the last chunk: what they mean shows with the next byte. */
  private returns = 0

  push(chunk: Uint8Array): Buffer[] {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const lines: Buffer[] = []
    let from = 0
    for (let at = 0; at < bytes.length; at++) {
      const c = bytes[at]!
      if (c === cr) {
        if (this.returns === 0) this.keep(bytes.subarray(from, at))
        this.returns++
        from = at + 1
      } else if (c === lf) {
        if (this.returns === 0) this.keep(bytes.subarray(from, at))
        // CR CR LF is one end; any more are empty lines.
        this.close(lines, Math.max(1, this.returns - 1))
        from = at + 1
      } else if (this.returns > 0) this.close(lines, this.returns)
    }
    this.keep(bytes.subarray(from))
    return lines
  }

  finish(): Buffer[] {
    const lines: Buffer[] = []
    if (this.returns > 0 || this.waitingLength > 0) this.close(lines, Math.max(1, this.returns))
    return lines
  }

  private keep(part: Buffer): void {
    if (part.length === 0 || this.waitingLength > lineLimit) return
    this.waiting.push(part)
    this.waitingLength += part.length
  }

  private close(lines: Buffer[], ends: number): void {
    lines.push(this.waiting.length === 1 ? this.waiting[0]! : Buffer.concat(this.waiting))
    for (let i = 1; i < ends; i++) lines.push(Buffer.alloc(0))
    this.waiting = []
    this.waitingLength = 0
    this.returns = 0
  }
}
