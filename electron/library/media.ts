import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { pictureProblem, pictureSize, thumbnailSide, type PictureId } from '../contract/pictures'
import { Failed } from '../contract/result'
import type { Files } from './files'

/** Pictures of people: files named by the hash of their bytes, so that one that is there already is the same. */
export function createMedia(files: Files, folder: string) {
  return {
    /** Keeps a small picture that the page has drawn anew. Answers once it is on the medium. */
    async add(bytes: Uint8Array): Promise<PictureId> {
      const problem = thumbnailProblem(bytes)
      if (problem !== undefined) throw new Failed('refused', problem)
      const name = hashOf(bytes)
      if (!(await files.exists(join(folder, name)))) await files.writeAtomic(join(folder, name), bytes)
      return name
    },

    /** The bytes from one on, at most `most`; empty at the end. Null when there is no such picture. */
    async part(name: PictureId, from: number, most: number): Promise<Uint8Array | null> {
      const path = join(folder, name)
      if (!(await files.exists(path))) return null
      const size = await files.size(path)
      return from >= size ? new Uint8Array() : files.readRange(path, from, Math.min(size, from + most))
    },

    /** Takes over what one reading put aside. */
    async takeFrom(from: string): Promise<void> {
      if (!(await files.exists(from))) return
      for (const { name } of await files.list(from)) if (!(await files.exists(join(folder, name)))) await files.rename(join(from, name), join(folder, name))
      await files.remove(from)
    },

    /** What is damaged, in words. */
    async verify(): Promise<string[]> {
      const problems: string[] = []
      for (const { name } of await files.list(folder)) {
        if (!/^[0-9a-f]{64}$/.test(name)) continue
        if (hashOf(await files.read(join(folder, name))) !== name) problems.push(`The picture ${name.slice(0, 12)}… is damaged: its content does not fit its name.`)
      }
      return problems
    },
  }
}

function thumbnailProblem(bytes: Uint8Array): string | undefined {
  const problem = pictureProblem(bytes)
  if (problem !== undefined) return `This is not kept: ${problem}.`
  const { form, width, height } = pictureSize(bytes)!
  if (form !== 'jpeg' && form !== 'png') return 'This is not kept: a picture is kept as JPEG or PNG.'
  return width > thumbnailSide || height > thumbnailSide ? `This is not kept: the picture has more than ${thumbnailSide} pixels a side.` : undefined
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
