import { ListFinder } from './jsonList'
import { utf8Chunks } from './utf16'

/** Names that lead to a list inside a JSON file; none when the file itself is the list. */
export type ListPath = readonly string[]

/** Which of these lists a JSON file has, in the order asked for. Reads no further than the last of them begins. */
export async function listsIn(chunks: AsyncIterable<Uint8Array>, paths: readonly ListPath[]): Promise<ListPath[]> {
  const finders = paths.map((path) => ({ path, finder: new ListFinder(path), found: false }))
  for await (const chunk of utf8Chunks(chunks)) {
    for (const each of finders) if (!each.found) each.found = each.finder.find(chunk) !== undefined
    if (finders.every(({ found, finder }) => found || finder.problem !== undefined)) break
  }
  return finders.filter(({ found }) => found).map(({ path }) => path)
}

/** The same for the first bytes of a file. */
export const listsInHead = (head: Uint8Array, paths: readonly ListPath[]): Promise<ListPath[]> => listsIn(only(head), paths)

/** One chunk as the readers of streams want it. */
export async function* only(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(chunk)
}
