import { join } from 'node:path'
import type { Files } from '../library/files'

/** Size of the window, in pixels. Where it stands is left to the system, which knows the screens there are now. */
export interface WindowBounds {
  readonly width: number
  readonly height: number
  readonly maximised: boolean
}

export const leastWidth = 900
export const leastHeight = 600
const first: WindowBounds = { width: 1280, height: 820, maximised: false }

export async function storedBounds(files: Files, folder: string): Promise<WindowBounds> {
  const path = join(folder, 'window.json')
  return (await files.exists(path)) ? parseBounds((await files.read(path)).toString('utf8')) : first
}

export const storeBounds = (files: Files, folder: string, bounds: WindowBounds): Promise<void> =>
  files.writeAtomic(join(folder, 'window.json'), Buffer.from(`${JSON.stringify(bounds)}\n`))

/** What makes no sense becomes the first size. */
export function parseBounds(text: string): WindowBounds {
  try {
    const { width, height, maximised } = JSON.parse(text) as Partial<Record<keyof WindowBounds, unknown>>
    const fits = (value: unknown, least: number): value is number => Number.isInteger(value) && (value as number) >= least && (value as number) <= 20_000
    return fits(width, leastWidth) && fits(height, leastHeight) ? { width, height, maximised: maximised === true } : first
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return first
    throw error
  }
}
