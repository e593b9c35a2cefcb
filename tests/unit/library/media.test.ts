import { createHash } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { pictureProblem, pictureSize } from '../../../electron/contract/pictures'
import { createFiles } from '../../../electron/library/files'
import { openLibrary } from '../../../electron/library/library'
import { createMedia } from '../../../electron/library/media'
import { useTemporaryFolders } from './temporaryFolder'

const folder = useTemporaryFolders()
/** The head of a PNG is all that is looked at here. */
function png(width: number, height: number, more = 40): Buffer {
  const bytes = Buffer.alloc(33 + more, 7)
  bytes.write('\x89PNG\r\n\x1a\n', 'latin1')
  bytes.writeUInt32BE(13, 8)
  bytes.write('IHDR', 12, 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}
const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.from([10, 0, 10, 0]), Buffer.alloc(40)])

it('keeps a small picture once, under its hash, and hands it out in parts', async () => {
  const library = await openLibrary(folder(), { device: 'desk' })
  const bytes = png(512, 300)
  const name = createHash('sha256').update(bytes).digest('hex')
  expect(await library.addPicture(bytes)).toBe(name)
  expect(await library.addPicture(bytes)).toBe(name)
  expect(await readdir(join(library.folder, 'media'))).toEqual([name])
  expect(Buffer.concat([(await library.picturePart(name, 0, 50))!, (await library.picturePart(name, 50, 50))!])).toEqual(bytes)
  expect(await library.picturePart(name, bytes.length, 50)).toEqual(new Uint8Array())
  expect(await library.picturePart('0'.repeat(64), 0, 50)).toBeNull()
  expect(await library.check()).toEqual([])
  await writeFile(join(library.folder, 'media', name), png(512, 301))
  expect(await library.check()).toEqual([expect.stringContaining(`The picture ${name.slice(0, 12)}… is damaged`)])
  await library.close()
})

it.each([
  ['a large one', png(513, 10)], ['a huge one', png(9000, 10)], ['a GIF', gif], ['text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'.padEnd(60))], ['nothing', Buffer.alloc(0)],
])('refuses %s', async (_what, bytes) => {
  const library = await openLibrary(folder(), { device: 'desk' })
  await expect(library.addPicture(bytes)).rejects.toMatchObject({ code: 'refused' })
  expect(await readdir(join(library.folder, 'media'))).toEqual([])
  await library.close()
})

it('leaves no half picture, whatever operation of the disk fails', async () => {
  const bytes = png(20, 20)
  for (let failing = 1; ; failing++) {
    const place = folder()
    let count = 0
    const files = createFiles(() => {
      if (++count === failing) throw new Error('the disk fails')
    })
    await mkdir(join(place, 'media'), { recursive: true })
    const answer = await createMedia(files, join(place, 'media')).add(bytes).then((name) => name, () => null)
    const whole = (await readdir(join(place, 'media'))).filter((name) => /^[0-9a-f]{64}$/.test(name))
    expect(await createMedia(createFiles(), join(place, 'media')).verify()).toEqual([])
    if (answer !== null) {
      expect(whole).toEqual([answer])
      break
    }
  }
})

it('reads sizes from the head alone, and says what is too large', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 17, 8, 1, 44, 1, 144, ...new Array<number>(20).fill(0)])
  const webp = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8X'), Buffer.alloc(8), Buffer.from([99, 0, 0, 49, 0, 0]), Buffer.alloc(10)])
  expect(pictureSize(jpeg)).toEqual({ form: 'jpeg', width: 400, height: 300 })
  expect(pictureSize(webp)).toEqual({ form: 'webp', width: 100, height: 50 })
  expect(pictureSize(gif)).toEqual({ form: 'gif', width: 10, height: 10 })
  expect(pictureSize(jpeg.subarray(0, 12))).toBeUndefined()
  expect(pictureProblem(png(8192, 4000))).toBeUndefined()
  expect(pictureProblem(png(8192, 8192))).toContain('too large')
  expect(pictureProblem(png(8193, 1))).toContain('too large')
  expect(pictureProblem(png(0, 1))).toContain('no size')
})
