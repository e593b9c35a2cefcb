/** Tars made in memory, for tests: as packers write them, and tampered with. */

export interface TarItem {
  readonly name: string
  readonly content?: Uint8Array | string
  /** `0` file, `5` folder, `2` link, `L` long name, `x` notes. */
  readonly type?: string
  readonly prefix?: string
}

export function tarOf(items: readonly TarItem[]): Buffer {
  const parts = items.flatMap(({ name, content = '', type = '0', prefix = '' }) => {
    const bytes = Buffer.from(content)
    return [tarHeader(name, bytes.length, type, prefix), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]
  })
  return Buffer.concat([...parts, Buffer.alloc(1024)])
}

export function tarHeader(name: string, size: number, type = '0', prefix = ''): Buffer {
  const header = Buffer.alloc(512)
  header.write(name, 0, 100)
  header.write('0000644\0', 100)
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  header.write('ustar\x0000', 257)
  header.write(prefix, 345)
  header.write(type, 156)
  header.fill(' ', 148, 156)
  header.write(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** `27 path=media/a.jpg` and its line end; the length counts itself. */
export function note(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  let length = Buffer.byteLength(rest)
  while (length !== Buffer.byteLength(`${length}${rest}`)) length = Buffer.byteLength(`${length}${rest}`)
  return `${length}${rest}`
}
