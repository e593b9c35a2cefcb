/** JSON as UTF-8 bytes: a few large values are many times faster in IndexedDB than many small rows. */
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export const pack = (value: unknown): Uint8Array => encoder.encode(JSON.stringify(value))

/** The caller knows what it packed: only this database's own bytes come here. */
export const unpack = <T>(bytes: Uint8Array): T => JSON.parse(decoder.decode(bytes)) as T
