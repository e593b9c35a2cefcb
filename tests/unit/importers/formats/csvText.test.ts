import { describe, expect, it } from 'vitest'
import { linesOfText } from '../../../../electron/importers/formats/csvText'

async function* inChunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield await Promise.resolve(bytes.subarray(at, at + 65_536))
}

async function read(bytes: Buffer) {
  const pieces: string[] = []
  let guesses = 0
  for await (const { text, guessed } of linesOfText(inChunks(bytes))) {
    pieces.push(text)
    guesses += guessed
  }
  return { pieces, guesses }
}

describe('lines of a text', () => {
  it.each(['', 'x', 'xx', 'xxx'])('that never end are cut between letters (%j)', async (before) => {
    const line = `${before}${'aé日'.repeat(800_000)}`
    const { pieces, guesses } = await read(Buffer.from(line))
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.join('') === line).toBe(true)
    expect(guesses).toBe(0)
  })

  it('come whole behind one that is long', async () => {
    const { pieces } = await read(Buffer.from(`${'a'.repeat(2_090_000)}\n${'short line\n'.repeat(10_000)}`))
    expect(pieces.filter((piece) => !piece.endsWith('\n'))).toEqual([])
  })
})
