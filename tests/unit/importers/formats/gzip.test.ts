import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { gunzipped, unwrapped } from '../../../../electron/importers/formats/gzip'
import { memorySource } from '../memorySource'

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

async function read(bytes: Uint8Array, size = 65_536): Promise<{ text: string; failure?: string }> {
  const parts: Uint8Array[] = []
  try {
    for await (const part of gunzipped(inChunks(bytes, size), 'a.gz')) parts.push(part)
  } catch (failure) {
    return { text: Buffer.concat(parts).toString(), failure: (failure as Error).message }
  }
  return { text: Buffer.concat(parts).toString() }
}

const words = Array.from({ length: 20_000 }, (_, index) => `line ${index}`).join('\n')

describe('gzip', () => {
  it('is unpacked, however it is cut and in several members', async () => {
    for (const size of [7, 65_536]) expect(await read(gzipSync(words), size)).toEqual({ text: words })
    expect(await read(Buffer.concat([gzipSync('one '), gzipSync('two')]))).toEqual({ text: 'one two' })
  })

  it('is left alone where there is none', async () => {
    expect(await read(Buffer.from(words))).toEqual({ text: words })
    expect(await read(Buffer.alloc(0))).toEqual({ text: '' })
  })

  it('gives what is whole of a cut or damaged file', async () => {
    const packed = gzipSync(words)
    const cut = await read(packed.subarray(0, packed.length >> 1))
    expect(cut.failure).toBeUndefined()
    expect(words.startsWith(cut.text)).toBe(true)
    expect(cut.text.length).toBeGreaterThan(1000)
    const damaged = Uint8Array.from(packed).fill(0xff, packed.length - 8)
    const { text, failure } = await read(damaged)
    expect(text.length).toBeGreaterThan(words.length - 20_000)
    expect(words.startsWith(text)).toBe(true)
    expect(failure).toBe('“a.gz” is damaged and cannot be unpacked to its end.')
  })

  it('is refused where it grows without end', async () => {
    const { failure } = await read(gzipSync(Buffer.alloc(230 * 1024 * 1024, 32)))
    expect(failure).toBe('“a.gz” grows to more than 200 times its size when unpacked, as no real file does.')
  })

  it('has a head', async () => {
    const [entry] = memorySource(new Map([['a.gz', gzipSync(words)]])).entries
    expect(Buffer.from(await unwrapped(entry!).head(6)).toString()).toBe('line 0')
  })
})
